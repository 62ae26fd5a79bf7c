package com.connectchat.gateway.domain;

import static com.connectchat.gateway.domain.Events.CONVERSATION;
import static com.connectchat.gateway.domain.Events.event;
import static com.connectchat.gateway.domain.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No gap unannounced, no repeat, no reorder (C5), whatever order live and replayed events arrive in. */
class TimelineSimulationTests {

    private static final int SEEDS = 30_000;
    private static final int LIVE = 6;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRandomInterleavingJoins(boolean lossy) {
        for (long seed = 0; seed < SEEDS; seed++) {
            TimelineWorld world = new TimelineWorld(seed, lossy);
            int steps = 5 + (int) (seed % 60);

            assertThatNoException().as("seed %d, lossy %s", seed, lossy).isThrownBy(() -> world.run(steps));
        }
    }

    /** Every order in which six live events and a catch-up in two parts can arrive, for every place the catch-up may have read up to. */
    @Test
    void everyInterleavingOfAShortHistoryJoins() {
        for (int read = 0; read <= LIVE; read++) {
            for (int order = 0; order < 1 << LIVE + 3; order++) {
                if (Integer.bitCount(order) == 3) {
                    List<String> sent = interleave(order, read);

                    assertThat(sent).as("order %s, read up to %d", Integer.toBinaryString(order), read)
                            .containsExactlyElementsOf(LongStream.rangeClosed(1, LIVE).mapToObj(String::valueOf).toList());
                }
            }
        }
    }

    private static List<String> interleave(int order, int read) {
        RecordingOutlet outlet = new RecordingOutlet();
        Timeline<String> timeline = new Timeline<>(outlet, new HoldBounds(100, 1_000_000, 1_000_000));
        timeline.sync(Map.of());
        Deque<Runnable> live = new ArrayDeque<>();
        LongStream.rangeClosed(1, LIVE).forEach(seq -> live.add(() -> timeline.live(event(seq))));
        int half = read / 2;
        Deque<Runnable> catchUp = new ArrayDeque<>(List.of(
                () -> timeline.replay(CONVERSATION, 0, events(1, half)),
                () -> timeline.replay(CONVERSATION, half, events(half + 1, read)),
                timeline::caughtUp));
        for (int i = 0; i < LIVE + 3; i++) {
            ((order >> i & 1) == 1 ? catchUp : live).removeFirst().run();
        }
        return outlet.sent;
    }
}
