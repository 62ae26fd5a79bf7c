package com.connectchat.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.domain.Subject.Naming;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTests {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final Subject MESSAGE = new Subject(7, BOB, Naming.NOBODY, false);
    private static final Subject MENTION = new Subject(7, BOB, Naming.THEM, false);
    private static final QuietHours OVER_NOON = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneId.of("UTC"));
    private static final Recipient AWAY = new Recipient(ALICE, 1, true, false, 6, 6, null, Preferences.UNSAID, null);

    @Test
    void isDueForWhoeverHasNotGotIt() {
        assertThat(Verdict.of(MESSAGE, AWAY, NOON)).isEqualTo(new Verdict.Due());
        assertThat(Verdict.of(MENTION, AWAY, NOON)).isEqualTo(new Verdict.Due());
    }

    @Test
    void isNeverForWhatOneSaidOneself() {
        assertThat(reason(new Subject(7, ALICE, Naming.THEM, false), AWAY)).isEqualTo(Suppressed.OWN_MESSAGE);
    }

    @Test
    void isNeverForWhoLeft() {
        assertThat(reason(MENTION, new Recipient(ALICE, 1, false, false, 6, 6, null, Preferences.UNSAID, null)))
                .isEqualTo(Suppressed.LEFT);
    }

    @Test
    void isNeverFromSomebodyBlocked() {
        assertThat(reason(MENTION, new Recipient(ALICE, 1, true, true, 6, 6, null, Preferences.UNSAID, null)))
                .isEqualTo(Suppressed.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({"7, 7, ALREADY_READ", "9, 8, ALREADY_READ", "7, 6, ACKNOWLEDGED", "9, 0, ACKNOWLEDGED"})
    void isNeverForWhatTheyHave(long acknowledged, long read, Suppressed reason) {
        assertThat(reason(MENTION, new Recipient(ALICE, 1, true, false, acknowledged, read, null, Preferences.UNSAID, null)))
                .isEqualTo(reason);
    }

    @Test
    void isNeverForWhatIsGone() {
        assertThat(reason(new Subject(7, BOB, Naming.THEM, true), AWAY)).isEqualTo(Suppressed.DELETED);
    }

    @Test
    void isNotDueUntilTheMuteEnds() {
        assertThat(reason(MENTION, muted(NOON.plusMillis(1)))).isEqualTo(Suppressed.MUTED);
        assertThat(Verdict.of(MESSAGE, muted(NOON), NOON)).isEqualTo(new Verdict.Due());
    }

    @ParameterizedTest(name = "{0} in general, {1} of the conversation, mentioned {2}: due {3}")
    @CsvSource({"ALL,,false,true", "ALL,,true,true", "MENTIONS,,false,false", "MENTIONS,,true,true", "NOTHING,,false,false",
        "NOTHING,,true,false", "NOTHING,ALL,false,true", "NOTHING,MENTIONS,true,true", "ALL,NOTHING,true,false",
        "ALL,MENTIONS,false,false"})
    void isDueAsTheyWishAndOfAConversationAsTheyWishOfThat(PushLevel general, @Nullable PushLevel own, boolean mentioned, boolean due) {
        Recipient recipient =
                new Recipient(ALICE, 1, true, false, 6, 6, null, new Preferences(general, false, null, 1), own);

        assertThat(Verdict.of(mentioned ? MENTION : MESSAGE, recipient, NOON))
                .isEqualTo(due ? new Verdict.Due() : new Verdict.Not(Suppressed.PREFERENCES));
    }

    @Test
    void quietHoursLetMentionsThrough() {
        Recipient asleep =
                new Recipient(ALICE, 1, true, false, 6, 6, null, new Preferences(PushLevel.ALL, false, OVER_NOON, 1), null);

        assertThat(reason(MESSAGE, asleep)).isEqualTo(Suppressed.QUIET_HOURS);
        assertThat(Verdict.of(MENTION, asleep, NOON)).isEqualTo(new Verdict.Due());
        assertThat(Verdict.of(MESSAGE, asleep, NOON.plusSeconds(3_600))).isEqualTo(new Verdict.Due());
    }

    @Test
    void needsAnAddress() {
        assertThat(reason(MESSAGE, new Recipient(ALICE, 0, true, false, 6, 6, null, Preferences.UNSAID, null)))
                .isEqualTo(Suppressed.NO_ADDRESS);
    }

    @Test
    void isOnlyEverDueWhereNothingSpeaksAgainstIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Subject subject = new Subject(1 + random.nextInt(3), random.nextInt(4) == 0 ? ALICE : BOB,
                    Naming.values()[random.nextInt(2)], random.nextInt(4) == 0);
            Recipient recipient = new Recipient(ALICE, random.nextInt(2), random.nextInt(4) > 0, random.nextInt(4) == 0, random.nextInt(4),
                    random.nextInt(4), random.nextBoolean() ? null : NOON.plusSeconds(random.nextInt(3) - 1L),
                    new Preferences(any(random), false, random.nextBoolean() ? null : OVER_NOON, 1),
                    random.nextBoolean() ? null : any(random));

            boolean due = Verdict.of(subject, recipient, NOON) instanceof Verdict.Due;

            assertThat(due).as("%s %s", subject, recipient).isEqualTo(nothingSpeaksAgainst(subject, recipient));
        }
    }

    private static boolean nothingSpeaksAgainst(Subject subject, Recipient recipient) {
        boolean named = subject.naming() == Naming.THEM;
        PushLevel level = recipient.level() == null ? recipient.preferences().push() : recipient.level();
        return !subject.actor().equals(ALICE) && !subject.deleted() && recipient.present() && !recipient.blocked()
                && recipient.acknowledged() < subject.seq() && recipient.read() < subject.seq() && recipient.addresses() > 0
                && (recipient.mutedUntil() == null || !recipient.mutedUntil().isAfter(NOON))
                && (level == PushLevel.ALL || level == PushLevel.MENTIONS && named)
                && (named || recipient.preferences().quietHours() == null);
    }

    private static PushLevel any(Random random) {
        return PushLevel.values()[random.nextInt(PushLevel.values().length)];
    }

    private static Recipient muted(Instant until) {
        return new Recipient(ALICE, 1, true, false, 6, 6, until, Preferences.UNSAID, null);
    }

    private static Suppressed reason(Subject subject, Recipient recipient) {
        return ((Verdict.Not) Verdict.of(subject, recipient, NOON)).reason();
    }
}
