package com.connectchat.documentation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of properties is made from what the compiler found in the settings, so it can't go stale. */
final class PropertiesTableTests {

    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties()).isNotEmpty().allSatisfy(property -> assertThat(description(property)).isNotBlank());
    }

    @Test
    void everyPropertyIsDefinedOnce() throws IOException {
        assertThat(properties()).extracting(property -> property.get("name").stringValue()).doesNotHaveDuplicates();
    }

    @Test
    void theTableListsAllProperties() throws IOException {
        String table = "\n| property | default | meaning |\n|---|---|---|\n"
                + properties().stream().map(PropertiesTableTests::row).collect(joining()) + "\n";

        new GeneratedPart(Path.of("docs/operations.md"), "properties").assertIs(table);
    }

    private static List<JsonNode> properties() throws IOException {
        JsonNode metadata = JsonMapper.shared().readTree(Files.readAllBytes(METADATA));
        return StreamSupport.stream(metadata.get("properties").spliterator(), false)
                .sorted(Comparator.comparing((JsonNode property) -> property.get("name").stringValue())).toList();
    }

    private static String row(JsonNode property) {
        JsonNode standard = property.path("defaultValue");
        return "| `%s` | %s | %s |%n".formatted(property.get("name").stringValue(),
                standard.isMissingNode() ? "" : "`" + text(standard) + "`", description(property));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String description(JsonNode property) {
        return property.path("description").stringValue("")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`").replaceAll("\\s+", " ").strip();
    }
}
