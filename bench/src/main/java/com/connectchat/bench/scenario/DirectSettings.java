package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.scenario.Link.AfterLoss;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How pairs exchange messages.
 *
 * @param ratePerSecond messages of all pairs together; 0 for flat out
 * @param window messages that one sender has under way at most
 * @param text what each message says
 * @param receiptEvery a receipt after so many messages
 * @param receiptAfter a receipt at the latest so long after a message
 * @param drain how long to wait at the end for what is under way
 */
public record DirectSettings(int pairs, int ratePerSecond, int window, String text, int receiptEvery, Duration receiptAfter, Duration drain,
        AfterLoss afterLoss, HistoryReader history) {

    public static final List<Option> OPTIONS = List.of(
            Option.of("--pairs", "N", "50", "pairs of users that write to each other, both ways"),
            Option.of("--rate", "N", "1000", "messages a second over all pairs, sent whatever the server does"),
            Option.of("--text-bytes", "N", "200", "length of a message's text"),
            Option.of("--receipt-every", "N", "50", "a receiver confirms delivery after so many messages"),
            Option.of("--receipt-after", "TIME", "1s", "and at the latest so long after one"),
            Option.of("--drain", "TIME", "10s", "wait at the end for answers and deliveries"),
            Option.open("--api", "URL", "the server's HTTPS API, to read what a sync.gap leaves out (default http://HOST:8080)"));

    public static final List<Option> OWN_OPTIONS = List.of(
            Option.flag("--flat-out", "no rate: every sender keeps its window full"),
            Option.of("--window", "N", "8", "messages under way of one sender; the server's in_flight_max is obeyed, too"),
            Option.flag("--kill-resume", "lost sockets resume and retry; the audit spans it (kill and restart the server meanwhile)"));

    private static final int IN_FLIGHT_UNLIMITED = Integer.MAX_VALUE;
    private static final int USERS_MAX = 0xffff;
    private static final int RATE_MAX = 1_000_000;
    private static final int TEXT_BYTES_MAX = 16_384;

    /** Traffic at a rate beside something else. */
    static DirectSettings background(Arguments arguments, Target target) {
        return of(arguments, target, arguments.integer("--rate", 1, RATE_MAX), IN_FLIGHT_UNLIMITED, AfterLoss.STAY_AWAY);
    }

    static DirectSettings of(Arguments arguments, Target target) {
        boolean flatOut = arguments.has("--flat-out");
        if (flatOut && arguments.has("--rate")) {
            throw new UsageError("--flat-out and --rate exclude each other; give one of them");
        }
        boolean windowed = flatOut || arguments.has("--window");
        return of(arguments, target, flatOut ? 0 : arguments.integer("--rate", 1, RATE_MAX),
                windowed ? arguments.integer("--window", 1, 1024) : IN_FLIGHT_UNLIMITED,
                arguments.has("--kill-resume") ? AfterLoss.COME_BACK : AfterLoss.STAY_AWAY);
    }

    private static DirectSettings of(Arguments arguments, Target target, int rate, int window, AfterLoss afterLoss) {
        URI api = arguments.text("--api").map(URI::create).orElse(target.httpsDefault());
        return new DirectSettings(arguments.integer("--pairs", 1, USERS_MAX / 2), rate, window,
                textOf(arguments.integer("--text-bytes", 1, TEXT_BYTES_MAX)), arguments.integer("--receipt-every", 1, 1_000_000),
                arguments.duration("--receipt-after"), arguments.duration("--drain"), afterLoss, new HttpHistoryReader(api));
    }

    boolean flatOut() {
        return ratePerSecond == 0;
    }

    private static String textOf(int bytes) {
        String words = "The quick brown fox jumps over the lazy dog while the kettle boils. ";
        return words.repeat(bytes / words.length() + 1).substring(0, bytes);
    }
}
