package com.connectchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link from one of our pages to another file leads somewhere. */
final class LinksTests {

    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> docs = Files.walk(Path.of("docs"))) {
            assertThat(Stream.concat(top, docs).filter(page -> page.toString().endsWith(".md")).flatMap(LinksTests::broken)).isEmpty();
        }
    }

    @Test
    void aBrokenLinkIsSeen(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"),
                "[this](page.md#part), [nothing](nothing.md), [elsewhere](https://example.org/x), [here](#part)");

        assertThat(broken(page)).containsExactly(page + " links to nothing.md, which is not there");
    }

    private static Stream<String> broken(Path page) {
        try {
            return LINK.matcher(Files.readString(page)).results().map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.resolveSibling(target)))
                    .map(target -> page + " links to " + target + ", which is not there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
