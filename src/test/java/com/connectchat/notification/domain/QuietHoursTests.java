package com.connectchat.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.notification.KeepPreferences.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    @ParameterizedTest(name = "{0} to {1} in {2} has {3}: {4}")
    @CsvSource({
        "22:00, 07:00, UTC, 2026-01-31T21:59:59.999Z, false", "22:00, 07:00, UTC, 2026-01-31T22:00:00Z, true",
        "22:00, 07:00, UTC, 2026-01-31T23:59:59Z, true", "22:00, 07:00, UTC, 2026-02-01T00:00:00Z, true",
        "22:00, 07:00, UTC, 2026-02-01T06:59:59.999Z, true", "22:00, 07:00, UTC, 2026-02-01T07:00:00Z, false",
        "12:00, 13:30, UTC, 2026-01-31T12:00:00Z, true", "12:00, 13:30, UTC, 2026-01-31T13:30:00Z, false",
        "12:00, 13:30, UTC, 2026-01-31T11:59:00Z, false", "00:00, 06:00, UTC, 2026-01-31T00:00:00Z, true",
        "18:00, 00:00, UTC, 2026-01-31T23:59:59Z, true", "18:00, 00:00, UTC, 2026-01-31T00:00:00Z, false",
        "09:00, 09:00, UTC, 2026-01-31T03:00:00Z, true", "09:00, 09:00, UTC, 2026-01-31T09:00:00Z, true",
        "22:00, 07:00, Asia/Kolkata, 2026-01-31T16:30:00Z, true", "22:00, 07:00, Asia/Kolkata, 2026-01-31T16:29:59Z, false",
        "22:00, 07:00, Pacific/Auckland, 2026-01-31T09:00:00Z, true", "22:00, 07:00, America/Los_Angeles, 2026-01-31T09:00:00Z, true",
        "22:00, 07:00, America/Los_Angeles, 2026-01-31T15:00:00Z, false"})
    void lastsFromItsFirstMinuteUntilBeforeItsLastByTheClockOfItsZone(LocalTime from, LocalTime to, ZoneId zone, Instant time,
            boolean quiet) {
        assertThat(new QuietHours(from, to, zone).include(time)).isEqualTo(quiet);
    }

    @ParameterizedTest(name = "the night to {1} in {0} has {2} quiet hours")
    @CsvSource({"Europe/Berlin, 2026-03-28, 9", "Europe/Berlin, 2026-03-29, 8", "Europe/Berlin, 2026-10-25, 10",
        "Australia/Lord_Howe, 2026-04-05, 9.5", "America/New_York, 2026-11-01, 10", "Asia/Tokyo, 2026-03-29, 9"})
    void aNightIsShorterOrLongerWhereTheClockChangesInIt(ZoneId zone, LocalDate morning, double hours) {
        QuietHours nights = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), zone);
        Instant noonBefore = morning.minusDays(1).atTime(12, 0).atZone(zone).toInstant();

        long quietMinutes = Stream.iterate(noonBefore, each -> each.plusSeconds(60)).limit(24 * 60).filter(nights::include).count();

        assertThat(quietMinutes / 60.0).isEqualTo(hours);
    }

    @Test
    void everyMomentIsEitherInASpanOrInTheOneThatBeginsWhereItEnds() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            LocalTime from = LocalTime.ofSecondOfDay(random.nextInt(1_440) * 60L);
            LocalTime to = LocalTime.ofSecondOfDay(random.nextInt(1_440) * 60L);
            ZoneId zone = ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "America/Sao_Paulo");
            Instant time = Instant.EPOCH.plus(Duration.ofSeconds(random.nextInt(2_000_000_000)));
            boolean one = new QuietHours(from, to, zone).include(time);
            boolean other = new QuietHours(to, from, zone).include(time);

            assertThat(one != other || from.equals(to)).as("%s to %s in %s at %s", from, to, zone, time).isTrue();
        }
    }

    @Test
    void isShownAsItWasSaid() {
        Quiet said = new Quiet(22 * 60 + 30, 7 * 60, "Europe/Berlin");

        assertThat(QuietHours.of(said).shown()).isEqualTo(said);
    }
}
