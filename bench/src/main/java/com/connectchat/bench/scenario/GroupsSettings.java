package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.cli.UsageError;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How many groups of how many people, and how much is said in them.
 *
 * @param members       of each group; nobody is in two
 * @param ratePerSecond messages of all groups together; 0 for flat out
 * @param window        messages that one sender has under way at most
 * @param drain         how long to wait at the end for what is under way
 * @param api           where groups are made
 */
record GroupsSettings(int groups, int members, int ratePerSecond, int window, String text, Duration drain,
        URI api) {

    static final List<Option> OPTIONS = List.of(
            Option.of("--groups", "N", "20", "groups; nobody is in two"),
            Option.of("--members", "N", "500", "members of each, one of whom speaks"),
            Option.of("--rate", "N", "20", "messages a second over all groups, sent whatever the server does"),
            Option.flag("--flat-out", "no rate: every sender keeps its window full"),
            Option.of("--window", "N", "4", "messages under way of one sender; the server's in_flight_max is obeyed, too"),
            Option.of("--text-bytes", "N", "100", "length of a message's text"),
            Option.of("--drain", "TIME", "10s", "wait at the end for answers and deliveries"),
            Option.open("--api", "URL", "the server's HTTPS API, to make the groups (default http://HOST:8080)"));

    private static final int MEMBERS_MAX = 1_001;
    private static final int GROUPS_MAX = 0xffff;
    private static final int RATE_MAX = 1_000_000;

    static GroupsSettings of(Arguments arguments, Target target) {
        boolean flatOut = arguments.has("--flat-out");
        if (flatOut && arguments.has("--rate")) {
            throw new UsageError("--flat-out and --rate exclude each other; give one of them");
        }
        return new GroupsSettings(arguments.integer("--groups", 1, GROUPS_MAX), arguments.integer("--members", 2, MEMBERS_MAX),
                flatOut ? 0 : arguments.integer("--rate", 1, RATE_MAX), arguments.integer("--window", 1, 1024),
                "x".repeat(arguments.integer("--text-bytes", 1, 16_384)), arguments.duration("--drain"),
                arguments.text("--api").map(URI::create).orElse(target.httpsDefault()));
    }

    boolean flatOut() {
        return ratePerSecond == 0;
    }

    int sockets() {
        return groups * members;
    }
}
