package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.ReadLedger.State;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger must do. */
public abstract class LedgerContract {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final MessageId MESSAGE = new MessageId("m1_a");
    private static final DeviceId PHONE = new DeviceId("phone");
    private static final DeviceId LAPTOP = new DeviceId("laptop");

    private Ledger ledger;

    protected abstract Ledger ledger();

    @BeforeEach
    void open() {
        ledger = ledger();
    }

    @Test
    void tellsWhatBecameOfTheNewsOfOneMessageToOnePersonByDevice() {
        LedgerEntry phone = entry(ALICE, PHONE, State.SENT, null);
        LedgerEntry laptop = entry(ALICE, LAPTOP, State.REJECTED, "gone");
        LedgerEntry bobs = entry(BOB, PHONE, State.SUPPRESSED, "muted");

        ledger.enter(List.of(phone, laptop, bobs));

        assertThat(ledger.of(ALICE, MESSAGE)).containsExactly(laptop, phone);
        assertThat(ledger.of(BOB, MESSAGE)).containsExactly(bobs);
        assertThat(ledger.of(ALICE, new MessageId("m1_b"))).isEmpty();
    }

    @Test
    void theFirstWordStands() {
        LedgerEntry sent = entry(ALICE, PHONE, State.SENT, null);
        ledger.enter(List.of(sent));
        LedgerEntry laptop = entry(ALICE, LAPTOP, State.SUPPRESSED, "acknowledged");

        ledger.enter(List.of(entry(ALICE, PHONE, State.SUPPRESSED, "acknowledged"), laptop));

        assertThat(ledger.of(ALICE, MESSAGE)).containsExactly(laptop, sent);
    }

    @Test
    void whatWasSentIsOpenedOnce() {
        LedgerEntry sent = entry(ALICE, PHONE, State.SENT, null);
        ledger.enter(List.of(sent));

        assertThat(ledger.open(ALICE, MESSAGE, PHONE, NOW.plusSeconds(5))).isTrue();
        assertThat(ledger.open(ALICE, MESSAGE, PHONE, NOW.plusSeconds(9))).isTrue();

        assertThat(ledger.of(ALICE, MESSAGE)).containsExactly(sent.opened(NOW.plusSeconds(5)));
    }

    @Test
    void whatWasNotSentIsNotOpened() {
        LedgerEntry suppressed = entry(ALICE, PHONE, State.SUPPRESSED, "muted");
        ledger.enter(List.of(suppressed, entry(BOB, LAPTOP, State.SENT, null)));

        assertThat(ledger.open(ALICE, MESSAGE, PHONE, NOW)).isFalse();
        assertThat(ledger.open(ALICE, MESSAGE, LAPTOP, NOW)).isFalse();
        assertThat(ledger.of(ALICE, MESSAGE)).containsExactly(suppressed);
    }

    @Test
    void takesManyAtOnce() {
        ledger.enter(List.of());
        ledger.enter(IntStream.range(0, 120).mapToObj(i -> entry(new UserId("u_" + i), PHONE, State.SENT, null)).toList());

        assertThat(ledger.of(new UserId("u_0"), MESSAGE)).hasSize(1);
        assertThat(ledger.of(new UserId("u_119"), MESSAGE)).hasSize(1);
    }

    private static LedgerEntry entry(UserId user, DeviceId device, State state, @Nullable String reason) {
        return new LedgerEntry(user, MESSAGE, device, state, reason, state == State.SUPPRESSED ? null : "apns",
                state == State.SENT ? "id-" + device : null, NOW);
    }
}
