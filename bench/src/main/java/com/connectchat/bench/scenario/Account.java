package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A user that the generator can sign in as. */
public record Account(String userId, String username, String token) {

    private static final int FIELDS = 3;

    @Override
    public String toString() {
        return username;
    }

    /** Reads a file of {@code user_id<TAB>username<TAB>token} lines, as the server's {@code token} command prints them. */
    public static List<Account> readAll(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(Account::parse).toList();
        } catch (IOException unreadable) {
            throw new UsageError("--tokens is " + file + ", which cannot be read (" + unreadable.getMessage()
                    + "); make it with java -jar connectchat.jar token --connectchat.data-dir=D --users=load --count=N --ttl=1h > FILE");
        }
    }

    private static Account parse(String line) {
        String[] fields = line.split("\t");
        if (fields.length != FIELDS) {
            throw new UsageError("a line of --tokens has " + fields.length + " fields; legal is user_id<TAB>username<TAB>token");
        }
        return new Account(fields[0], fields[1], fields[2].trim());
    }
}
