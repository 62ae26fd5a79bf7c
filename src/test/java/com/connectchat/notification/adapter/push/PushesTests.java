package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettingsOf;
import com.connectchat.notification.adapter.push.Courier.Attempt;
import com.connectchat.notification.adapter.push.Courier.Later;
import com.connectchat.notification.adapter.push.Courier.Settled;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.PushAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushesTests {

    private static final Delivery SENT = new Delivery.Sent("fcm", "1");
    private static final Attempt TAKEN = new Settled(SENT);
    private static final Attempt BUSY = new Later("busy", null);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void triesAgainWhatMaySucceedLater() {
        Pushes pushes = pushes(_ -> attempts.incrementAndGet() < 3 ? BUSY : TAKEN, Map.of());

        assertThat(pushes.send(List.of(push(1)), _ -> true)).containsExactly(SENT);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpAfterSomeAttempts() {
        assertThat(pushes(_ -> {
            attempts.incrementAndGet();
            return BUSY;
        }, Map.of()).send(List.of(push(1)), _ -> true)).containsExactly(new Delivery.Rejected("fcm", "busy"));
        assertThat(attempts).hasValue(3);
    }

    @Test
    void doesNotTryAgainWhatIsDecided() {
        Delivery gone = new Delivery.Gone("fcm", "UNREGISTERED");

        assertThat(pushes(_ -> {
            attempts.incrementAndGet();
            return new Settled(gone);
        }, Map.of()).send(List.of(push(1)), _ -> true)).containsExactly(gone);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void cancelsWhatWasReadBeforeTheNextTry() {
        assertThat(pushes(_ -> {
            attempts.incrementAndGet();
            return BUSY;
        }, Map.of()).send(List.of(push(1)), _ -> attempts.get() == 0)).containsExactly(new Delivery.Cancelled());
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesNothingThatWasReadBeforeItsTurnCame() {
        assertThat(pushes(_ -> TAKEN, Map.of()).send(List.of(push(1)), _ -> false)).containsExactly(new Delivery.Cancelled());
    }

    @Test
    void leavesAServiceAloneForAsLongAsItAsksOrGivesUp() {
        Attempt later = new Later("status 429", Duration.ofHours(1));

        assertThat(pushes(_ -> later, Map.of()).send(List.of(push(1)), _ -> true))
                .containsExactly(new Delivery.Rejected("fcm", "status 429"));
    }

    @Test
    void whatFindsNoPlaceInTimeIsRejected() {
        Pushes pushes = pushes(_ -> {
            attempts.incrementAndGet();
            return BUSY;
        }, Map.of("at-once", 1, "within", "1ms", "pause", "1s"));

        assertThat(pushes.send(IntStream.range(0, 50).mapToObj(PushesTests::push).toList(), _ -> true))
                .hasSize(50).allSatisfy(each -> assertThat(each).isInstanceOf(Delivery.Rejected.class));
    }

    @Test
    void answersInTheOrderOfTheQuestions() {
        Pushes pushes = pushes(push -> new Settled(new Delivery.Sent("fcm", "id " + push.seq())), Map.of("at-once", 4));

        assertThat(pushes.send(IntStream.range(0, 200).mapToObj(PushesTests::push).toList(), _ -> true))
                .isEqualTo(IntStream.range(0, 200).mapToObj(i -> new Delivery.Sent("fcm", "id " + i)).toList());
    }

    @Test
    void whatNobodyBringsIsRejected() {
        assertThat(new Pushes(Map.of(), PushSettingsOf.defaults().sending()).send(List.of(push(1)), _ -> true))
                .containsExactly(new Delivery.Rejected("fcm", "no_provider"));
    }

    @Test
    void oneThatBreaksBreaksNoOther() {
        Pushes pushes = pushes(push -> {
            if (push.seq() == 1) {
                throw new IllegalStateException("planted");
            }
            return TAKEN;
        }, Map.of());

        assertThat(pushes.send(List.of(push(1), push(2)), _ -> true)).containsExactly(new Delivery.Rejected("none", "internal"), SENT);
    }

    private static Pushes pushes(Courier courier, Map<String, ?> said) {
        Map<String, Object> settings = new HashMap<>(Map.of("connectchat.push.sending.pause", "2ms"));
        said.forEach((name, value) -> settings.put("connectchat.push.sending." + name, value));
        return new Pushes(Map.of(PushService.FCM, courier), PushSettingsOf.of(settings).sending());
    }

    static Push push(long seq) {
        return new Push(new UserId("u_bob"), new PushAddress(new DeviceId("phone"), PushService.FCM, "token"),
                new ConversationId("d_1"), seq, 2, null);
    }
}
