package com.connectchat.bench.marks;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.RunFailed;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/** The command {@code marks}: needs no server, starts a Redis of its own. */
public final class Marks {

    public static final String NAME = "marks";
    public static final String PURPOSE = "a script for each member of a group who is away, in one pipeline to a Redis of its own";
    public static final List<Option> OPTIONS = Stream.of(Call.OPTIONS, List.of(
            Option.of("--members", "N", "499", "members, each a run of the script in one pipeline"),
            Option.of("--warmup", "N", "1000", "pipelines before the measurement"),
            Option.of("--pipelines", "N", "2000", "pipelines that are measured, one after the other"))).flatMap(List::stream).toList();

    private static final int MEMBERS_MAX = 100_000;
    private static final int PIPELINES_MAX = 10_000_000;

    private Marks() {
    }

    /** @throws UsageError where the words make no sense */
    public static void run(List<String> words, PrintStream out) {
        Arguments arguments = Arguments.parse(words, OPTIONS);
        Call call = Call.of(arguments);
        int members = arguments.integer("--members", 1, MEMBERS_MAX);
        int warmup = arguments.integer("--warmup", 0, PIPELINES_MAX);
        int pipelines = arguments.integer("--pipelines", 1, PIPELINES_MAX);
        Figures figures = new Figures();
        figures.section("run").put("members", members).put("script", arguments.required("--script")).put("pipelines", pipelines);
        try (RedisProcess redis = new RedisProcess(); Jedis client = redis.client()) {
            Marking marking = new Marking(redis, client, call, client.scriptLoad(call.script()), members);
            marking.prepare();
            marking.measure(warmup, i -> i + 1);
            marking.measure(pipelines, i -> warmup + i + 1).report(figures, "something_new");
            marking.measure(pipelines, _ -> (long) warmup + pipelines).report(figures, "nothing_new");
        } catch (JedisException refused) {
            throw new RunFailed("Redis refused: " + refused.getMessage());
        }
        out.print(figures.text());
    }

    /** What so many pipelines took. */
    private record Measured(int pipelines, Histogram times, Usage usage) {

        void report(Figures figures, String section) {
            usage.report(figures.section(section).putLatency(times), "pipeline", pipelines);
        }
    }

    private record Marking(RedisProcess redis, Jedis client, Call call, String digest, int members) {

        void prepare() {
            if (call.preparation().isEmpty()) {
                return;
            }
            for (int member = 0; member < members; member++) {
                List<String> command = Call.filledIn(call.preparation(), member, 0);
                client.sendCommand(() -> command.getFirst().getBytes(), command.stream().skip(1).toArray(String[]::new));
            }
        }

        /** @param seqs the newest number of the conversation at the {@code i}-th pipeline */
        Measured measure(int pipelines, LongUnaryOperator seqs) {
            Histogram times = LatencyWindows.emptyHistogram();
            Usage.Reading start = Usage.Reading.now(OptionalLong.of(redis.pid()));
            for (int i = 0; i < pipelines; i++) {
                List<Script> scripts = scripts(seqs.applyAsLong(i));
                long began = System.nanoTime();
                once(scripts);
                times.recordValue(System.nanoTime() - began);
            }
            return new Measured(pipelines, times, Usage.Reading.now(OptionalLong.of(redis.pid())).since(start));
        }

        private List<Script> scripts(long seq) {
            return IntStream.range(0, members).mapToObj(member -> new Script(Call.filledIn(call.keys(), member, seq),
                    Call.filledIn(call.arguments(), member, seq))).toList();
        }

        /** From the first script to the last answer, as whoever marks has to wait for it. */
        private void once(List<Script> scripts) {
            try (Pipeline pipeline = client.pipelined()) {
                List<Response<Object>> answers = scripts.stream()
                        .map(each -> pipeline.evalsha(digest, each.keys(), each.arguments())).toList();
                pipeline.sync();
                answers.forEach(Response::get);
            }
        }
    }

    /** One run of the script. */
    private record Script(List<String> keys, List<String> arguments) {
    }
}
