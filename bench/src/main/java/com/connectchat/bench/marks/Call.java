package com.connectchat.bench.marks;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked of Redis for each member, as words in which {@code %n} stands for the member's number and {@code %s} for the
 * newest number of the conversation.
 *
 * @param preparation a command that makes the member one who is away; empty where none is needed
 */
record Call(String script, List<String> keys, List<String> arguments, List<String> preparation) {

    static final List<Option> OPTIONS = List.of(
            Option.open("--script", "FILE", "the Lua script that is run for each member"),
            Option.of("--keys", "WORDS", "offline:%n", "its keys, with spaces between; %n is the member"),
            Option.open("--arguments", "WORDS", "its arguments; %s is the newest number of the conversation"),
            Option.open("--prepare", "WORDS", "a command that is run for each member before, such as 'HSET offline:%n device 0'"));

    static Call of(Arguments arguments) {
        return new Call(read(Path.of(arguments.required("--script"))), words(arguments, "--keys"), words(arguments, "--arguments"),
                words(arguments, "--prepare"));
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException unreadable) {
            throw new UsageError("--script is " + script + ", which cannot be read (" + unreadable.getMessage()
                    + "); give the file of a Lua script of the server's");
        }
    }

    private static List<String> words(Arguments arguments, String name) {
        return Stream.of(arguments.text(name).orElse("").split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    static List<String> filledIn(List<String> words, int member, long seq) {
        return words.stream().map(word -> word.replace("%n", Integer.toString(member)).replace("%s", Long.toString(seq))).toList();
    }
}
