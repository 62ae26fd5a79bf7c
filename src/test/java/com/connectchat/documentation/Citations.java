package com.connectchat.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the code names a decision record. */
final class Citations {

    private static final Pattern CITATION = Pattern.compile("ADR-\\d{4}");

    private Citations() {
    }

    /** The numbers cited, each once. Tests of the records themselves play with numbers and don't count. */
    static List<String> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/documentation/"))
                    .flatMap(Citations::in).distinct().toList();
        }
    }

    private static Stream<String> in(Path file) {
        try {
            return CITATION.matcher(Files.readString(file, StandardCharsets.UTF_8)).results().map(MatchResult::group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
