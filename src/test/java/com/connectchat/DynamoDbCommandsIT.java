package com.connectchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.servers.DynamoDbServer;
import com.connectchat.servers.ProductJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar's commands on DynamoDB as an operator calls them. */
final class DynamoDbCommandsIT {

    private final String prefix = "--connectchat.dynamodb.table-prefix=" + UUID.randomUUID() + "-";
    private final String endpoint = "--connectchat.dynamodb.endpoint=" + DynamoDbServer.endpoint();

    @TempDir
    Path directory;

    @Test
    void aStartWithoutTablesNamesTheCommandThatMakesThem() throws Exception {
        Result started = run("--connectchat.store=dynamodb", "--server.port=0", "--connectchat.gateway.port=0",
                "--management.server.port=0");

        assertThat(started.exitCode()).isEqualTo(1);
        assertThat(started.out()).contains("DynamoDB has no table", "java -jar connectchat.jar tables");
    }

    @Test
    void makesTablesOnceAndIssuesTokensOnThem() throws Exception {
        Result made = run("tables");
        Result again = run("tables");
        Result tokens = run("token", "--connectchat.store=dynamodb", "--users=load", "--count=3");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out().lines()).hasSize(7).allSatisfy(line -> assertThat(line).contains("  made"));
        assertThat(again.out().lines()).hasSize(7).allSatisfy(line -> assertThat(line).contains("  is there"));
        assertThat(tokens.exitCode()).as(tokens.err()).isZero();
        assertThat(tokens.out().lines()).extracting(line -> line.split("\t")[1]).containsExactly("load1", "load2", "load3");
    }

    @Test
    void issuesNoTokensWithoutTables() throws Exception {
        Result tokens = run("token", "--connectchat.store=dynamodb", "--users=load", "--count=1");

        assertThat(tokens.exitCode()).isEqualTo(1);
        assertThat(tokens.out()).isEmpty();
        assertThat(tokens.err()).contains("No tokens: DynamoDB has no table", "java -jar connectchat.jar tables");
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = ProductJar.command();
        command.addAll(List.of(arguments));
        command.addAll(List.of(prefix, endpoint));
        Path out = Files.createTempFile(directory, "out", null);
        Path err = Files.createTempFile(directory, "err", null);
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ends by itself").isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private record Result(int exitCode, String out, String err) {
    }
}
