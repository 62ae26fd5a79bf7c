package com.connectchat.cluster;

import com.connectchat.faults.FaultProxy;
import com.connectchat.servers.DynamoDbServer;
import com.connectchat.servers.KafkaServer;
import com.connectchat.servers.ProductJar;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Processes of the jar over one Kafka broker, one Redis and DynamoDB Local; the lines to the latter two can be made bad. */
final class Cluster implements AutoCloseable {

    private static final String SECRET = UUID.randomUUID().toString();

    private final KafkaServer kafka = KafkaServer.own();
    private final RedisNode redis = RedisServers.node();
    private final FaultProxy lineToRedis;
    private final FaultProxy lineToStore;
    private final List<JarProcess> processes = new ArrayList<>();
    private final String prefix = "c" + UUID.randomUUID().toString().substring(0, 8) + "-";

    Cluster() {
        try {
            String[] redisAddress = redis.address().split(":");
            lineToRedis = FaultProxy.to(new InetSocketAddress(redisAddress[0], Integer.parseInt(redisAddress[1])));
            lineToStore = FaultProxy.to(new InetSocketAddress("127.0.0.1", DynamoDbServer.endpoint().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a process with these options more than every process of the cluster has. */
    JarProcess start(String name, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--connectchat.bus=kafka", "--connectchat.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--connectchat.kafka.create-topics=true", "--connectchat.kafka.replication=1",
                "--connectchat.cache=redis", "--connectchat.redis.nodes=127.0.0.1:" + lineToRedis.address().getPort(),
                "--connectchat.store=dynamodb", "--connectchat.dynamodb.create-tables=true", "--connectchat.gateway.drain-timeout=5s"));
        all.addAll(storeOptions());
        all.addAll(List.of(options));
        JarProcess process = new JarProcess(name, all);
        processes.add(process);
        return process;
    }

    /** Starts a process that runs these modules only, and finds the others where the further options say. */
    JarProcess startModules(String modules, String name, String... remotes) {
        List<String> options = new ArrayList<>(List.of(remotes));
        options.add("--connectchat.modules=" + modules);
        options.add("--connectchat.internal.secret=" + SECRET);
        return start(name, options.toArray(String[]::new));
    }

    /** Makes so many users. Returns their tokens by user id, in the order of their names. */
    Map<String, String> tokens(String prefixOfNames, int count) {
        List<String> command = ProductJar.command();
        command.addAll(List.of("token", "--connectchat.store=dynamodb", "--users=" + prefixOfNames, "--count=" + count, "--ttl=1h",
                "--connectchat.dynamodb.call-timeout=60s", "--connectchat.dynamodb.attempt-timeout=20s"));
        command.addAll(storeOptions());
        try {
            Path log = Path.of("target", "cluster-token.log");
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            Map<String, String> tokens = new LinkedHashMap<>();
            process.inputReader().lines().map(line -> line.split("\t")).forEach(fields -> tokens.put(fields[0], fields[2]));
            if (process.waitFor() != 0 || tokens.size() != count) {
                throw new IllegalStateException("only " + tokens.size() + " tokens; see " + log);
            }
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> storeOptions() {
        return List.of("--connectchat.dynamodb.endpoint=http://127.0.0.1:" + lineToStore.address().getPort(),
                "--connectchat.dynamodb.region=eu-west-1", "--connectchat.dynamodb.table-prefix=" + prefix);
    }

    KafkaServer kafka() {
        return kafka;
    }

    RedisNode redis() {
        return redis;
    }

    FaultProxy lineToRedis() {
        return lineToRedis;
    }

    FaultProxy lineToStore() {
        return lineToStore;
    }

    @Override
    public void close() {
        processes.forEach(JarProcess::close);
        try {
            lineToRedis.close();
            lineToStore.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            kafka.close();
            redis.kill();
        }
    }
}
