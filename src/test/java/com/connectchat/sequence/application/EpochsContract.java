package com.connectchat.sequence.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of epochs promises. */
public abstract class EpochsContract {

    private static final ConversationId HERE = new ConversationId("c_here");
    private static final ConversationId THERE = new ConversationId("c_there");

    protected abstract Epochs epochs();

    /** Ends the process that holds the store, and starts another on the same data. */
    protected abstract void restart();

    @Test
    void everyConversationStartsInEpochZero() {
        assertThat(epochs().current(HERE)).isZero();
    }

    @Test
    void isRaisedByWhoSawTheCurrentOne() {
        assertThat(epochs().raise(HERE, 0)).isTrue();
        assertThat(epochs().raise(HERE, 0)).isFalse();
        assertThat(epochs().raise(HERE, 2)).isFalse();
        assertThat(epochs().raise(HERE, 1)).isTrue();

        assertThat(epochs().current(HERE)).isEqualTo(2);
        assertThat(epochs().current(THERE)).isZero();
    }

    @Test
    void staysRaisedOverARestart() {
        epochs().raise(HERE, 0);
        restart();

        assertThat(epochs().current(HERE)).isEqualTo(1);
    }

    @Test
    void ofManyWhoRaiseItOneDoes() throws InterruptedException, ExecutionException {
        List<Future<Boolean>> raised = new ArrayList<>();
        try (ExecutorService regions = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                raised.add(regions.submit(() -> epochs().raise(HERE, 0)));
            }
        }

        int winners = 0;
        for (Future<Boolean> each : raised) {
            winners += each.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
    }
}
