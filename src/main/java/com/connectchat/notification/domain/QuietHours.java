package com.connectchat.notification.domain;

import com.connectchat.notification.KeepPreferences.Quiet;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A part of every day in which nobody is disturbed, by the clock on the wall where that person lives: it lasts an hour more or less where
 * the clock is put back or forward in it. Over midnight where it ends before it begins, all day where both are the same.
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) implements ValueObject {

    private static final int MINUTES_OF_AN_HOUR = 60;

    /** @throws java.time.DateTimeException where there are no such times, or no such zone */
    public static QuietHours of(Quiet quiet) {
        return new QuietHours(LocalTime.of(quiet.fromMinute() / MINUTES_OF_AN_HOUR, quiet.fromMinute() % MINUTES_OF_AN_HOUR),
                LocalTime.of(quiet.toMinute() / MINUTES_OF_AN_HOUR, quiet.toMinute() % MINUTES_OF_AN_HOUR), ZoneId.of(quiet.timeZone()));
    }

    public Quiet shown() {
        return new Quiet(from.toSecondOfDay() / MINUTES_OF_AN_HOUR, to.toSecondOfDay() / MINUTES_OF_AN_HOUR, zone.getId());
    }

    public boolean include(Instant time) {
        LocalTime there = time.atZone(zone).toLocalTime();
        if (from.isBefore(to)) {
            return !there.isBefore(from) && there.isBefore(to);
        }
        return !there.isBefore(from) || there.isBefore(to);
    }
}
