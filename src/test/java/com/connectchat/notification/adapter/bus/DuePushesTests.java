package com.connectchat.notification.adapter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.MovingClock;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.MessageId;
import com.connectchat.notification.PushSettings;
import com.connectchat.notification.PushSettingsOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuePushesTests {

    private final Handed bus = new Handed();
    private final List<List<PushCandidate>> decided = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void decidesNothingBeforeItsTime() {
        Instant start = Instant.now();
        List<Instant> times = new CopyOnWriteArrayList<>();
        DuePushes pushes = new DuePushes(bus, due -> {
            times.add(Instant.now());
            decided.add(due);
        }, settings("300ms"), Clock.systemUTC(), meters);
        pushes.start();

        bus.hand(List.of(at(start.plusMillis(100), 2), at(start, 1)));

        assertThat(decided.stream().flatMap(List::stream).map(PushCandidate::seq)).containsExactly(1L, 2L);
        assertThat(times.getFirst()).isAfterOrEqualTo(start.plusMillis(300));
        assertThat(times.getLast()).isAfterOrEqualTo(start.plusMillis(400));
    }

    @Test
    void decidesTogetherWhatIsDueAlready() {
        MovingClock clock = new MovingClock();
        DuePushes pushes = new DuePushes(bus, decided::add, settings("3s"), clock, meters);
        pushes.start();
        List<PushCandidate> old = List.of(at(clock.instant().minusSeconds(9), 1), at(clock.instant().minusSeconds(3), 2));

        bus.hand(old);

        assertThat(decided).containsExactly(old);
    }

    @Test
    void decidesAtOnceWhenItIsAskedToStop() {
        DuePushes pushes = new DuePushes(bus, decided::add, settings("5s"), Clock.systemUTC(), meters);
        pushes.start();
        Instant start = Instant.now();
        Thread handling = Thread.ofVirtual().start(() -> bus.hand(List.of(at(start, 1), at(start.plusMillis(1), 2))));

        pushes.stop();

        await().atMost(Duration.ofSeconds(4)).until(() -> !handling.isAlive());
        assertThat(decided.stream().flatMap(List::stream).map(PushCandidate::seq)).containsExactly(1L, 2L);
    }

    @Test
    void dropsWhatItHasNoTimeFor() {
        MovingClock clock = new MovingClock();
        DuePushes pushes = new DuePushes(bus, due -> {
            decided.add(due);
            clock.advance(Duration.ofMinutes(1));
        }, settings("0s"), clock, meters);
        pushes.start();

        bus.hand(List.of(at(clock.instant(), 1), at(clock.instant().plusSeconds(30), 2)));

        assertThat(decided).hasSize(1);
        assertThat(meters.get("connectchat.push.overload-dropped").counter().count()).isEqualTo(1);
    }

    private static PushCandidate at(Instant time, long seq) {
        return new PushCandidate.Message(new ConversationId("d_1"), seq, new MessageId("m_" + seq), time);
    }

    private static PushSettings settings(String delay) {
        return PushSettingsOf.of(Map.of("connectchat.push.delay", delay));
    }

    /** A bus whose only consumer is handed batches by the test, on the test's thread. */
    private static final class Handed implements MessageBus {

        private @Nullable Handler<PushCandidate> handler;

        void hand(List<PushCandidate> batch) {
            if (handler != null) {
                handler.handle(batch);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Subscription consume(Topic<T> topic, String group, Handler<T> wanted) {
            handler = (Handler<PushCandidate>) wanted;
            return () -> { };
        }

        @Override
        public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> void publish(Topic<T> topic, List<T> records) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public GatewayId ownAddress() {
            throw new UnsupportedOperationException();
        }
    }
}
