package com.connectchat.cluster;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What one device tells the server of what it has. */
final class Receipts {

    enum Habit { READS, ACKNOWLEDGES, ONLY_RECEIVES }

    private static final int ONE_TICK_IN_TELLS = 10;

    private final String userId;
    private final Habit habit;
    private final Readings readings;
    private final Map<String, Told> unanswered = new ConcurrentHashMap<>();

    private record Told(String conversation, long upTo) {
    }

    Receipts(String userId, Habit habit, Readings readings) {
        this.userId = userId;
        this.habit = habit;
        this.readings = readings;
    }

    /** Who acknowledges, and reads nothing, leaves it to the server to know where the device is. */
    boolean areAcknowledgements() {
        return habit == Habit.ACKNOWLEDGES;
    }

    /** A new connection answers nothing of what was said on the one before. */
    void forget() {
        unanswered.clear();
    }

    void tell(Wire wire, String conversation, long upTo, Random random) {
        if (habit == Habit.ONLY_RECEIVES || upTo == 0 || random.nextInt(ONE_TICK_IN_TELLS) > 0) {
            return;
        }
        String id = "receipt-" + random.nextLong();
        unanswered.put(id, new Told(conversation, upTo));
        if (habit == Habit.READS) {
            readings.asking(userId, conversation, upTo);
        }
        wire.write(id, habit == Habit.READS ? "receipt.read" : "receipt.delivered",
                Map.of("conversation_id", conversation, "up_to_seq", upTo));
    }

    /** An error needs no second try, because the next one says more. */
    void answered(String id, String type) {
        Told told = unanswered.remove(id);
        if (told != null && habit == Habit.READS && type.equals("ok")) {
            readings.answered(userId, told.conversation(), told.upTo());
        }
    }

    @Override
    public String toString() {
        return habit.toString();
    }
}
