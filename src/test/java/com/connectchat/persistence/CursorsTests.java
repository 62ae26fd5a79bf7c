package com.connectchat.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorsTests {

    @Test
    void aReadReceiptRaisesWhatWasDelivered() {
        assertThat(Cursors.START.advanced(0, 5)).isEqualTo(new Cursors(5, 5, 5));
        assertThat(Cursors.START.advanced(3, 5)).isEqualTo(new Cursors(5, 5, 5));
        assertThat(Cursors.START.advanced(5, 3)).isEqualTo(new Cursors(5, 5, 3));
    }

    @Test
    void anotherDevicesCursorsStay() {
        assertThat(new Cursors(1, 9, 8).advanced(3, 0)).isEqualTo(new Cursors(3, 9, 8));
    }

    @Test
    void neverGoBackAndSayTheSameOfTheSameReceipt() {
        Random random = new Random(7);
        Cursors cursors = Cursors.START;

        for (int i = 0; i < 10_000; i++) {
            long delivered = random.nextLong(1_000);
            long read = random.nextLong(1_000);
            Cursors next = cursors.advanced(delivered, read);

            assertThat(next.advanced(delivered, read)).isEqualTo(next);
            assertThat(next.deviceDelivered()).isGreaterThanOrEqualTo(cursors.deviceDelivered());
            assertThat(next.delivered()).isGreaterThanOrEqualTo(Math.max(next.deviceDelivered(), next.read()));
            assertThat(next.read()).isGreaterThanOrEqualTo(cursors.read());
            cursors = i % 50 == 0 ? Cursors.START : next;
        }
    }
}
