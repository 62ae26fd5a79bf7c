package com.connectchat.bench.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the audit found, by kind, with the first few as sentences that name conversation, number and message. */
public final class Findings {

    /** Ways to break the delivery contract. */
    public enum Kind {

        /** Acknowledged to the sender, never delivered to the peer. */
        LOST,
        /** Delivered again to a user who already had it, or one message under two numbers. */
        REPEATED,
        /** A lower number after a higher one, in what arrives or in what is acknowledged. */
        OUT_OF_ORDER,
        /** A number jumped over without a {@code sync.gap}. */
        GAP,
        /** Delivered, but never sent or finally refused. */
        PHANTOM,
        /** Neither acknowledged nor refused within the time that the contract gives. */
        UNANSWERED
    }

    /** How many sentences are kept; the counts go on. */
    private static final int EXAMPLES_MAX = 12;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> examples = new ArrayList<>();

    void add(Kind kind, String example) {
        counts.merge(kind, 1L, Long::sum);
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(kind.name().toLowerCase() + ": " + example);
        }
    }

    public void addAll(Findings others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        others.examples.stream().limit(EXAMPLES_MAX - (long) examples.size()).forEach(examples::add);
    }

    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public boolean clean() {
        return counts.isEmpty();
    }

    public List<String> examples() {
        return List.copyOf(examples);
    }
}
