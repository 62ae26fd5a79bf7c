package com.connectchat.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A decision in MADR form: front matter, a title that is a sentence, and sections.
 *
 * @param facts    the front matter
 * @param sections text by heading, from level two downwards
 */
record DecisionRecord(Path file, String title, Map<String, String> facts, Map<String, String> sections) {

    private static final Pattern FILE_NAME = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");
    private static final Pattern FACT = Pattern.compile("(?m)^(\\w+): *\"?([^\"\n]+)\"?$");
    private static final Pattern TITLE = Pattern.compile("(?m)^# (.+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{2,4} (.+)$");
    private static final Pattern OPTION = Pattern.compile("(?m)^[*-] \\S");
    private static final Pattern LINK_TO_TEST = Pattern.compile("\\[`?(\\w+)(?:#(\\w+))?`?]\\(([^)]+)\\)");
    private static final Pattern STATUS = Pattern.compile("proposed|accepted|rejected|deprecated|superseded by ADR-\\d{4}");

    static List<DecisionRecord> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> FILE_NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName)).map(DecisionRecord::read).toList();
        }
    }

    private static DecisionRecord read(Path file) {
        try {
            String text = Files.readString(file);
            String[] parts = text.startsWith("---\n") ? text.substring(4).split("\n---\n", 2) : new String[] {"", text};
            Map<String, String> facts = new LinkedHashMap<>();
            FACT.matcher(parts[0]).results().forEach(fact -> facts.put(fact.group(1), fact.group(2).strip()));
            Matcher title = TITLE.matcher(parts[1]);
            return new DecisionRecord(file, title.find() ? title.group(1).strip() : "", facts, sections(parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections(String body) {
        Map<String, String> sections = new LinkedHashMap<>();
        List<MatchResult> headings = HEADING.matcher(body).results().toList();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : body.length();
            sections.put(headings.get(i).group(1).strip(), body.substring(headings.get(i).end(), end).strip());
        }
        return sections;
    }

    String number() {
        return "ADR-" + file.getFileName().toString().substring(0, 4);
    }

    String module() {
        return facts.getOrDefault("module", "");
    }

    String status() {
        return facts.getOrDefault("status", "");
    }

    /** What this record lacks to count as one; nothing for a sound one. */
    Stream<String> faults() {
        return Stream.of(
                fault(STATUS.matcher(status()).matches(), "has no status such as 'accepted'"),
                fault(facts.getOrDefault("date", "").matches("\\d{4}-\\d\\d-\\d\\d"), "has no date"),
                fault(!module().isEmpty(), "names no module, or 'all'"),
                fault(title.startsWith(number() + ": "), "has a title that does not start with '" + number() + ": '"),
                fault(!section("Context and Problem Statement").isEmpty(), "has no context"),
                fault(OPTION.matcher(section("Considered Options")).results().count() >= 2, "considers fewer than two options"),
                fault(!section("Decision Outcome").isEmpty(), "has no outcome"),
                fault(section("Consequences").contains("Good, because"), "names no good consequence"),
                fault(section("Consequences").contains("Bad, because"), "names no price"),
                fault(!section("Revisit When").isEmpty(), "does not say when to look at it again"),
                fault(confirmations().findAny().isPresent(), "has no Confirmation that links to a test"),
                confirmations().flatMap(this::faultOf))
                .flatMap(faults -> faults).map(fault -> file.getFileName() + " " + fault);
    }

    private String section(String heading) {
        return sections.getOrDefault(heading, "");
    }

    private static Stream<String> fault(boolean sound, String fault) {
        return sound ? Stream.empty() : Stream.of(fault);
    }

    private Stream<MatchResult> confirmations() {
        return LINK_TO_TEST.matcher(section("Confirmation")).results();
    }

    private Stream<String> faultOf(MatchResult link) {
        Path test = file.resolveSibling(link.group(3)).normalize();
        if (!Files.isRegularFile(test)) {
            return Stream.of("is confirmed by " + link.group(3) + ", which does not exist");
        }
        String claim = link.group(2);
        return fault(claim == null || declares(test, claim), "is confirmed by " + claim + ", which " + test.getFileName() + " lacks");
    }

    private static boolean declares(Path test, String claim) {
        try {
            return Pattern.compile("\\b(void|ArchRule) " + claim + "\\b").matcher(Files.readString(test)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
