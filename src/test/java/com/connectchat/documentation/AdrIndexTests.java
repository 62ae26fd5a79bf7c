package com.connectchat.documentation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision without a status, an alternative, a price and a test that confirms it is an opinion. */
final class AdrIndexTests {

    private static final Path FOLDER = Path.of("docs/adr");

    private static final String SOUND = """
            ---
            status: accepted
            date: 2026-01-31
            module: bus
            ---
            # ADR-0001: Records are carried by pigeons

            ## Context and Problem Statement
            There are no wires.

            ## Considered Options
            * pigeons
            * bottles

            ## Decision Outcome
            Pigeons.

            ### Consequences
            * Good, because they fly.
            * Bad, because they eat.

            ### Confirmation
            [`PigeonTests#flies`](PigeonTests.java)

            ## Revisit When
            There are wires.
            """;

    @Test
    void everyDecisionIsSound() throws IOException {
        assertThat(DecisionRecord.in(FOLDER)).isNotEmpty().flatMap(record -> record.faults().toList()).isEmpty();
    }

    @Test
    void numbersAreUsedOnce() throws IOException {
        assertThat(DecisionRecord.in(FOLDER)).extracting(DecisionRecord::number).doesNotHaveDuplicates();
    }

    @Test
    void decisionsCitedInTheCodeExist() throws IOException {
        List<String> known = DecisionRecord.in(FOLDER).stream().map(DecisionRecord::number).toList();

        assertThat(Citations.below(Path.of("src"))).isSubsetOf(known);
    }

    @Test
    void theIndexListsAllDecisionsByModule() throws IOException {
        String index = DecisionRecord.in(FOLDER).stream().collect(groupingBy(DecisionRecord::module, TreeMap::new, joiningRows()))
                .entrySet().stream().map(module -> """

                        **%s**

                        | | decision | status |
                        |---|---|---|
                        %s""".formatted(module.getKey(), module.getValue()))
                .collect(joining("", "", "\n"));

        new GeneratedPart(FOLDER.resolve("README.md"), "index").assertIs(index);
    }

    private static Collector<DecisionRecord, ?, String> joiningRows() {
        return mapping(record -> "| %s | [%s](%s) | %s |%n".formatted(record.number(),
                record.title().substring(record.number().length() + 2), record.file().getFileName(), record.status()), joining());
    }

    @Test
    void aSoundDecisionHasNoFaults(@TempDir Path folder) throws IOException {
        assertThat(faultsOf(SOUND, folder)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status: accepted      | status: perhaps     | has no status
            date: 2026-01-31      | date: today         | has no date
            module: bus           | modules: bus        | names no module
            ADR-0001:             | ADR-0002:           | has a title
            ## Context            | ## Prelude          | has no context
            * bottles             | or bottles          | considers fewer than two options
            ## Decision Outcome   | ## What else        | has no outcome
            Good, because         | Good as             | names no good consequence
            Bad, because          | Bad as              | names no price
            ### Confirmation      | ### Hope            | has no Confirmation
            (PigeonTests.java)    | (DoveTests.java)    | which does not exist
            #flies                | #swims              | is confirmed by swims
            ## Revisit When       | ## Never            | does not say when
            """)
    void whatADecisionLacksIsSeen(String part, String replacement, String fault, @TempDir Path folder) throws IOException {
        assertThat(faultsOf(SOUND.replace(part, replacement), folder)).anyMatch(found -> found.contains(fault));
    }

    private static Stream<String> faultsOf(String record, Path folder) throws IOException {
        Files.writeString(folder.resolve("PigeonTests.java"), "class PigeonTests { @Test void flies() { } }");
        Files.writeString(folder.resolve("0001-pigeons.md"), record);
        return DecisionRecord.in(folder).getFirst().faults();
    }
}
