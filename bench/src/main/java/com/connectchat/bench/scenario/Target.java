package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.measure.Backoff;
import com.connectchat.bench.wire.Dialler;
import com.connectchat.bench.wire.Endpoint;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What every scenario needs to know: where the server is, who signs in, and how much of this machine to use.
 *
 * @param connectRate sockets opened a second
 * @param serverPid nothing where the server is on another machine
 * @param reconnectBase base of the full jitter after a loss
 */
public record Target(String url, Endpoint endpoint, List<Account> accounts, int loops, int connectRate, OptionalLong serverPid,
        Duration reconnectBase) {

    public static final List<Option> OPTIONS = List.of(
            Option.open("--url", "URL", "the server's WebSocket, such as ws://127.0.0.1:8081/v1/ws"),
            Option.open("--tokens", "FILE", "lines of user_id<TAB>username<TAB>token, made by the server's token command"),
            Option.open("--pid", "PID", "the server's process, for its processor time and memory"),
            Option.open("--json", "FILE", "write the figures there too"),
            Option.of("--loops", "N", "1", "event loops of the generator"),
            Option.of("--connect-rate", "N", "500", "sockets opened a second"),
            Option.of("--reconnect-base", "TIME", "1s", "a lost socket comes back after up to this, doubled each time, at most 30s"));

    private static final Duration RECONNECT_CAP = Duration.ofSeconds(30);
    private static final int FILES_BESIDE_SOCKETS = 200;

    public static Target of(Arguments arguments) {
        String url = arguments.required("--url");
        List<Account> accounts = Account.readAll(Path.of(arguments.required("--tokens")));
        return new Target(url, Endpoint.of(url), accounts, arguments.integer("--loops", 1, 64),
                arguments.integer("--connect-rate", 1, 100_000), serverPid(arguments), arguments.duration("--reconnect-base"));
    }

    private static OptionalLong serverPid(Arguments arguments) {
        if (arguments.text("--pid").isEmpty()) {
            return OptionalLong.empty();
        }
        long pid = arguments.integer("--pid", 1, Integer.MAX_VALUE);
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new UsageError("--pid is " + pid + ", and there is no such process; "
                    + "give the server's, or leave it out where it is elsewhere");
        }
        return OptionalLong.of(pid);
    }

    /** @throws UsageError if there are not enough users or files for so many sockets */
    void requireSockets(int count) {
        if (accounts.size() < count) {
            throw new UsageError("this run needs %d users, --tokens holds %d; make more with --count=%d"
                    .formatted(count, accounts.size(), count));
        }
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() : count;
        if (count > files - FILES_BESIDE_SOCKETS) {
            throw new UsageError("this run needs %d sockets, a process here may open %d files; run several generators on parts of --tokens"
                    .formatted(count, files));
        }
    }

    URI httpsDefault() {
        return URI.create("http://" + endpoint.address().getHostString() + ":8080");
    }

    Link.Terms terms(Dialler dialler, int line, Link.AfterLoss afterLoss) {
        return new Link.Terms(dialler, line, afterLoss, new Backoff(reconnectBase, RECONNECT_CAP, ThreadLocalRandom.current()));
    }
}
