package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.standin.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a scenario as the command line would, against the stand-in, whose users' tokens are their ids. */
final class StandInRun {

    private StandInRun() {
    }

    static Outcome of(Scenario scenario, StandIn server, String... options) {
        List<String> words = new ArrayList<>(List.of("--url", server.url(), "--tokens", tokens(400).toString()));
        words.addAll(List.of(options));
        List<Option> legal = new ArrayList<>(Target.OPTIONS);
        legal.addAll(scenario.options());
        Arguments arguments = Arguments.parse(words, legal);
        return scenario.run(arguments, Target.of(arguments));
    }

    private static Path tokens(int count) {
        try {
            Path file = Files.createTempFile("tokens", ".tsv");
            file.toFile().deleteOnExit();
            return Files.write(file, IntStream.range(0, count).mapToObj("u%1$d\tload-%1$d\tu%1$d"::formatted).toList());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
