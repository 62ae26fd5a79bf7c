package com.connectchat.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * The one way to Redis. Every call takes at most a few time-outs, and none at all while Redis is known not to answer; it
 * ends in {@link RedisUnavailable} when it didn't come through, and then its outcome is unknown. What is asked for many
 * keys goes in one round trip a node. Thread-safe.
 */
public final class Redis implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Redis.class);

    private final RedisClients clients;
    private final Circuit circuit;
    private final RedisMetrics metrics;
    private final String prefix;

    Redis(RedisClients clients, Circuit circuit, RedisMetrics metrics, String keyPrefix) {
        this.clients = clients;
        this.circuit = circuit;
        this.metrics = metrics;
        this.prefix = keyPrefix + ":";
    }

    /** Runs a script. Returns what it returned: null, a {@code Long}, a {@code String}, or a list of these. */
    public @Nullable Object run(Script script, String key, String... arguments) {
        return runAll(script, List.of(new Script.Run(key, List.of(arguments)))).getFirst();
    }

    /** Runs a script many times; each run is one step, all of them together are not. The answers are in the order of the runs. */
    public List<@Nullable Object> runAll(Script script, List<Script.Run> runs) {
        return guarded(() -> answers(runs.stream().map(run -> run(script, run)).toList()));
    }

    /** The hashes under these keys, in their order; an empty one where there is none. */
    public List<Map<String, String>> hashes(List<String> keys) {
        return guarded(() -> answers(keys.stream().map(this::hash).toList()));
    }

    @Override
    public void close() {
        clients.close();
    }

    private <T> T guarded(Supplier<T> call) {
        if (!circuit.lets()) {
            metrics.refused();
            throw new RedisUnavailable("Redis did not answer a moment ago and is left alone for now", null);
        }
        long since = System.nanoTime();
        try {
            T answer = clients.retryingBrokenConnections(call);
            metrics.answered(System.nanoTime() - since);
            if (circuit.succeeded()) {
                log.info("Redis answers again");
            }
            return answer;
        } catch (JedisException e) {
            metrics.failed(System.nanoTime() - since);
            if (circuit.failed()) {
                log.warn("Redis failed: {}", e.toString());
            }
            throw new RedisUnavailable("Redis failed: " + e.getMessage(), e);
        }
    }

    private <T> List<T> answers(List<Request<T>> requests) {
        List<T> answers = new ArrayList<>(requests.size());
        List<Sent<T>> sent = send(requests);
        for (Sent<T> each : sent) {
            answers.add(each.answer());
        }
        return answers;
    }

    /** Sends all in one go; then once more those that a node didn't know the script for, or was no longer the one to ask. */
    private <T> List<Sent<T>> send(List<Request<T>> requests) {
        List<Sent<T>> sent = pipelined(requests, Request::first);
        if (sent.stream().anyMatch(Sent::isRedirected)) {
            clients.learnNodes();
        }
        List<Request<T>> again = sent.stream().filter(Sent::hasSecondChance).map(Sent::request).toList();
        if (again.isEmpty()) {
            return sent;
        }
        var second = pipelined(again, Request::second).iterator();
        return sent.stream().map(each -> each.hasSecondChance() ? second.next() : each).toList();
    }

    private <T> List<Sent<T>> pipelined(List<Request<T>> requests, Function<Request<T>, Function<AbstractPipeline, Response<T>>> how) {
        try (AbstractPipeline pipeline = clients.pipeline()) {
            List<Sent<T>> sent = requests.stream().map(each -> new Sent<>(each, how.apply(each).apply(pipeline))).toList();
            pipeline.sync();
            return sent;
        }
    }

    private Request<@Nullable Object> run(Script script, Script.Run run) {
        List<String> keys = run.keys().stream().map(prefix::concat).toList();
        return new Request<>(each -> each.evalsha(script.digest(), keys, run.arguments()),
                each -> each.eval(script.text(), keys, run.arguments()));
    }

    private Request<Map<String, String>> hash(String key) {
        Function<AbstractPipeline, Response<Map<String, String>>> how = each -> each.hgetAll(prefix + key);
        return new Request<>(how, how);
    }

    /** One command, and how it is sent when the first way did not reach the one who knows. */
    private record Request<T>(Function<AbstractPipeline, Response<T>> first, Function<AbstractPipeline, Response<T>> second) {
    }

    /** A command that is answered, or refused. */
    private record Sent<T>(Request<T> request, Response<T> response) {

        T answer() {
            try {
                return response.get();
            } catch (IllegalStateException e) {
                // What the driver says where one node of several did not answer.
                throw new JedisConnectionException("a node did not answer", e);
            }
        }

        boolean isRedirected() {
            return refusal() instanceof JedisRedirectionException;
        }

        boolean hasSecondChance() {
            return refusal() instanceof JedisRedirectionException || refusal() instanceof JedisNoScriptException;
        }

        private @Nullable JedisException refusal() {
            try {
                answer();
                return null;
            } catch (JedisException e) {
                return e;
            }
        }
    }
}
