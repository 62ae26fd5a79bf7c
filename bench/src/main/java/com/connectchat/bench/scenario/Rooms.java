package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Groups made for a run. Each block of neighbours among the users is together in as many groups as the plan says, and one
 * speaker owns all of them. Users who are in groups of an earlier run have these as well: give each run users of its own.
 */
final class Rooms {

    /** Of {@code conversation.created}, the only event so far. */
    static final long HEAD = 1;

    static final Option API = Option.open("--api", "URL", "the server's HTTPS API (default http://HOST:8080)");
    static final Option MEMBERS = Option.of("--members", "N", "250",
            "users of each group; in one of more than 100 receipts go to nobody else");

    /** So many may be named in one {@code hello}. */
    static final int EACH_MAX = 200;

    private static final int MADE_AT_ONCE = 4;
    private static final int MEMBERS_MAX = 1_000;

    private final int members;
    private final List<Map<String, Long>> blocks;

    /**
     * How many groups of which size.
     *
     * @param each    groups that every user is in
     * @param members users of a block, and so of a group, beside the speaker
     */
    record Plan(URI api, int each, int members) {

        static Plan of(Arguments arguments, Target target, int each) {
            return new Plan(address(arguments, target), each, arguments.integer(MEMBERS.name(), 1, MEMBERS_MAX));
        }
    }

    static URI address(Arguments arguments, Target target) {
        return arguments.text(API.name()).map(URI::create).orElse(target.httpsDefault());
    }

    private Rooms(int members, List<Map<String, Long>> blocks) {
        this.members = members;
        this.blocks = blocks;
    }

    static Rooms make(Plan plan, Account speaker, List<Account> users) {
        GroupMaker maker = new GroupMaker(plan.api());
        try (ExecutorService makers = Executors.newFixedThreadPool(MADE_AT_ONCE)) {
            List<List<Future<String>>> making = new ArrayList<>();
            for (int first = 0; first < users.size(); first += plan.members()) {
                List<Account> members = new ArrayList<>(List.of(speaker));
                members.addAll(users.subList(first, Math.min(first + plan.members(), users.size())));
                List<Future<String>> block = new ArrayList<>();
                for (int i = 0; i < plan.each(); i++) {
                    block.add(makers.submit(() -> maker.make(members)));
                }
                making.add(block);
            }
            return new Rooms(plan.members(), making.stream().map(Rooms::made).toList());
        }
    }

    private static Map<String, Long> made(List<Future<String>> block) {
        Map<String, Long> heads = new LinkedHashMap<>();
        for (Future<String> group : block) {
            try {
                heads.put(group.get(), HEAD);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RunFailed reason ? reason
                        : new RunFailed("a group could not be made: " + failed.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new RunFailed("interrupted");
            }
        }
        return heads;
    }

    /** Asked once all are connected, naming what they have. @throws RunFailed if they were sent anything all the same */
    static void requireNothingElse(Rig rig) {
        if (!rig.findings().clean()) {
            throw new RunFailed("the users are in conversations of an earlier run (" + rig.findings().examples().getFirst()
                    + "); give each run users of its own");
        }
    }

    /** The groups of the {@code n}-th user, each with its head as it was when it was made. */
    Map<String, Long> of(int n) {
        return blocks.get(n / members);
    }

    List<String> all() {
        return blocks.stream().flatMap(block -> block.keySet().stream()).toList();
    }
}
