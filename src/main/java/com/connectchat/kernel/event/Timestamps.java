package com.connectchat.kernel.event;

import java.time.Instant;

/** Times on the wire: RFC 3339 in UTC with exactly three decimals, such as {@code 2026-01-31T12:00:00.000Z}. */
public final class Timestamps {

    private Timestamps() {
    }

    public static String text(Instant time) {
        long millis = time.toEpochMilli();
        String seconds = Instant.ofEpochSecond(Math.floorDiv(millis, 1000)).toString();
        int rest = Math.floorMod(millis, 1000);
        return seconds.substring(0, seconds.length() - 1) + "." + (char) ('0' + rest / 100) + (char) ('0' + rest / 10 % 10)
                + (char) ('0' + rest % 10) + "Z";
    }
}
