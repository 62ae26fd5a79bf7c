package com.connectchat.bench;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.marks.Marks;
import com.connectchat.bench.scenario.Direct;
import com.connectchat.bench.scenario.Groups;
import com.connectchat.bench.scenario.Idle;
import com.connectchat.bench.scenario.Offline;
import com.connectchat.bench.scenario.Outcome;
import com.connectchat.bench.scenario.RunFailed;
import com.connectchat.bench.scenario.Scenario;
import com.connectchat.bench.scenario.Storm;
import com.connectchat.bench.scenario.Target;
import com.connectchat.bench.simulation.Simulate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code java -jar connectchat-bench.jar SCENARIO [options]}. */
public final class Bench {

    private static final List<Scenario> SCENARIOS = List.of(new Direct(), new Groups(), new Idle(), new Offline(), new Storm());

    private static final List<Alone> ALONE = List.of(
            new Alone(Simulate.NAME, Simulate.PURPOSE, Simulate.OPTIONS, Simulate::run),
            new Alone(Marks.NAME, Marks.PURPOSE, Marks.OPTIONS, Marks::run));

    private static final int USAGE_ERROR = 2;
    private static final int RUN_FAILED = 3;

    /** What needs no server to put load on. */
    private record Alone(String name, String purpose, List<Option> options, BiConsumer<List<String>, PrintStream> command) {
    }

    private Bench() {
    }

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /** Runs what the words ask for and returns the exit code. */
    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty() || words.contains("--help")) {
            out.print(help(words.isEmpty() ? "" : words.getFirst()));
            return words.isEmpty() ? USAGE_ERROR : 0;
        }
        try {
            Optional<Alone> alone = ALONE.stream().filter(each -> each.name().equals(words.getFirst())).findFirst();
            if (alone.isPresent()) {
                alone.get().command().accept(words.subList(1, words.size()), out);
                return 0;
            }
            return run(scenario(words.getFirst()), words.subList(1, words.size()), out);
        } catch (UsageError wrong) {
            err.println(wrong.getMessage());
            return USAGE_ERROR;
        } catch (RunFailed failed) {
            err.println("the run failed: " + failed.getMessage());
            return RUN_FAILED;
        } catch (IOException unwritable) {
            err.println("--json cannot be written: " + unwritable.getMessage());
            return USAGE_ERROR;
        }
    }

    private static int run(Scenario scenario, List<String> words, PrintStream out) throws IOException {
        Arguments arguments = Arguments.parse(words, options(scenario));
        Outcome outcome = scenario.run(arguments, Target.of(arguments));
        out.print(outcome.figures().text());
        Optional<String> json = arguments.text("--json");
        if (json.isPresent()) {
            Files.writeString(Path.of(json.get()), outcome.figures().json());
        }
        return outcome.verdict().exitCode();
    }

    private static Scenario scenario(String name) {
        return SCENARIOS.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new UsageError("no scenario " + name + "; legal are "
                        + SCENARIOS.stream().map(Scenario::name).toList()));
    }

    private static List<Option> options(Scenario scenario) {
        List<Option> options = new ArrayList<>(Target.OPTIONS);
        options.addAll(scenario.options());
        return options;
    }

    private static String help(String name) {
        StringBuilder help = new StringBuilder("java -jar connectchat-bench.jar SCENARIO [options]\n");
        for (Scenario scenario : SCENARIOS) {
            if (name.startsWith("--") || name.isEmpty() || scenario.name().equals(name)) {
                help.append("\n%s: %s%n".formatted(scenario.name(), scenario.purpose()));
                scenario.options().forEach(option -> help.append(option.help()).append('\n'));
            }
        }
        for (Alone alone : ALONE) {
            if (name.startsWith("--") || name.isEmpty() || alone.name().equals(name)) {
                help.append("\n%s: %s%n".formatted(alone.name(), alone.purpose()));
                alone.options().forEach(option -> help.append(option.help()).append('\n'));
            }
        }
        help.append("\nall scenarios:\n");
        Target.OPTIONS.forEach(option -> help.append(option.help()).append('\n'));
        return help.append("""

                exit code: 0 as it should be, 1 the audit found something, 2 wrong options, 3 the run failed or was disturbed
                """).toString();
    }
}
