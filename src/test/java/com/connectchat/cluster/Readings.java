package com.connectchat.cluster;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What people have read and when they were told that it counts, in {@link System#nanoTime}. Thread-safe. */
final class Readings {

    private final Map<String, NavigableMap<Long, Long>> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    void asking(String userId, String conversation, long upTo) {
        asked.merge(userId + " " + conversation, upTo, Math::max);
    }

    void answered(String userId, String conversation, long upTo) {
        answered.computeIfAbsent(userId + " " + conversation, _ -> new ConcurrentSkipListMap<>()).putIfAbsent(upTo, System.nanoTime());
    }

    /** Since when this user is known to have read this. */
    OptionalLong since(String userId, String conversation, long seq) {
        NavigableMap<Long, Long> all = answered.get(userId + " " + conversation);
        return all == null ? OptionalLong.empty() : all.tailMap(seq, true).values().stream().mapToLong(Long::longValue).min();
    }

    /** What is read at least: more may have been where the answer did not arrive. */
    long atLeast(String userId, String conversation) {
        NavigableMap<Long, Long> all = answered.get(userId + " " + conversation);
        return all == null ? 0 : all.lastKey();
    }

    long atMost(String userId, String conversation) {
        return asked.getOrDefault(userId + " " + conversation, 0L);
    }
}
