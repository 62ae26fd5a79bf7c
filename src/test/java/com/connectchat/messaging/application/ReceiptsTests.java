package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Cursors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTests extends CommandsTest {

    @BeforeEach
    void say() {
        IntStream.rangeClosed(1, 10).forEach(i -> said(alice, "text " + i));
    }

    @Test
    void moveForwardAndNeverBack() {
        move(bob, PHONE, 7, 0);
        move(bob, PHONE, 3, 0);

        assertThat(cursors(bob, PHONE)).isEqualTo(new Cursors(7, 7, 0));
    }

    @Test
    void readRaisesDelivered() {
        move(bob, PHONE, 0, 5);

        assertThat(cursors(bob, PHONE)).isEqualTo(new Cursors(5, 5, 5));
    }

    @Test
    void upToTheHeadAndNotAbove() {
        assertThat(move(bob, PHONE, 10, 10)).isEqualTo(new Outcome.Done());
        assertThat(refusal(move(bob, PHONE, 11, 0))).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(refusal(move(bob, PHONE, 0, 11))).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(cursors(bob, PHONE)).isEqualTo(new Cursors(10, 10, 10));
    }

    @Test
    void mayReachWhatTheSameBatchSays() {
        List<Outcome> outcomes = backend.work(asked(alice, text("eleven")), asked(bob, new MoveReceipts(11, 11)));

        assertThat(outcomes.getLast()).isEqualTo(new Outcome.Done());
    }

    @Test
    void whatOneDeviceReadTheOthersHaveReadToo() {
        move(bob, PHONE, 0, 8);
        move(bob, LAPTOP, 2, 0);

        assertThat(cursors(bob, PHONE)).isEqualTo(new Cursors(8, 8, 8));
        assertThat(cursors(bob, LAPTOP)).isEqualTo(new Cursors(2, 8, 8));
    }

    @Test
    void twoDevicesInOneBatchDoNotPushEachOtherBack() {
        backend.work(backend.asked(conversation, bob, PHONE, new MoveReceipts(0, 8)),
                backend.asked(conversation, bob, LAPTOP, new MoveReceipts(2, 0)));

        assertThat(cursors(bob, PHONE)).isEqualTo(new Cursors(8, 8, 8));
        assertThat(cursors(bob, LAPTOP)).isEqualTo(new Cursors(2, 8, 8));
    }

    @Test
    void strangersHaveNone() {
        assertThat(refusal(move(carol, PHONE, 1, 1))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(cursors(carol, PHONE)).isEqualTo(Cursors.START);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void standWhereTheFurthestReceiptsPutThem(long seed) {
        Random random = new Random(seed);
        work(IntStream.rangeClosed(11, 1_000).mapToObj(i -> asked(alice, text("text " + i))).toArray(IncomingMessage[]::new));
        Map<DeviceId, Long> delivered = new HashMap<>();
        long read = 0;

        for (int round = 1; round <= 100; round++) {
            List<IncomingMessage> batch = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                DeviceId device = new DeviceId("device" + random.nextInt(4));
                MoveReceipts move = new MoveReceipts(random.nextInt(10 * round), random.nextInt(10 * round));
                batch.add(backend.asked(conversation, bob, device, move));
                delivered.merge(device, Math.max(move.deliveredSeq(), move.readSeq()), Math::max);
                read = Math.max(read, move.readSeq());
            }
            if (random.nextInt(3) == 0) {
                backend.messaging.forget(conversation);
            }
            work(batch.toArray(IncomingMessage[]::new));

            for (DeviceId device : delivered.keySet()) {
                assertThat(cursors(bob, device)).as("seed %d, round %d", seed, round)
                        .isEqualTo(new Cursors(delivered.get(device), Collections.max(delivered.values()), read));
            }
        }
    }

    private void work(IncomingMessage... batch) {
        backend.work(batch);
    }

    private Outcome move(UserId user, DeviceId device, long deliveredSeq, long readSeq) {
        return backend.ask(conversation, user, device, new MoveReceipts(deliveredSeq, readSeq));
    }

    private Cursors cursors(UserId user, DeviceId device) {
        return backend.history.conversations().cursors(conversation, user, device);
    }
}
