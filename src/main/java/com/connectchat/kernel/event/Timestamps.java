package com.connectchat.kernel.event;

import java.time.Instant;

/** Times on the wire: RFC 3339 in UTC with exactly three decimals, such as {@code 2026-01-31T12:00:00.000Z}. */
public final class Timestamps {

    /** The text of the second that was asked for last: many messages fall into one. */
    private static volatile Second last = Second.of(0);

    private Timestamps() {
    }

    public static String text(Instant time) {
        long millis = time.toEpochMilli();
        long seconds = Math.floorDiv(millis, 1000);
        Second second = last;
        if (second.number != seconds) {
            second = Second.of(seconds);
            last = second;
        }
        int rest = Math.floorMod(millis, 1000);
        return second.text + (char) ('0' + rest / 100) + (char) ('0' + rest / 10 % 10) + (char) ('0' + rest % 10) + 'Z';
    }

    private record Second(long number, String text) {

        static Second of(long seconds) {
            String text = Instant.ofEpochSecond(seconds).toString();
            return new Second(seconds, text.substring(0, text.length() - 1) + '.');
        }
    }
}
