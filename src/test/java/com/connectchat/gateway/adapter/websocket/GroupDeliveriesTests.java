package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The physical fan-out: who sees what goes to many, and that it comes joined. */
class GroupDeliveriesTests {

    private static final UserId ALICE = new UserId("u_a");
    private static final UserId BOB = new UserId("u_b");
    private static final ConversationId GROUP = new ConversationId("g_1");

    @Test
    void everyDeviceOfEveryRecipientHearsItAndNobodyElse() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = RawClient.live(gateway, "u_a", "dev_1");
                RawClient alicesOther = RawClient.live(gateway, "u_a", "dev_2"); RawClient bob = RawClient.live(gateway, "u_b", "dev_1");
                RawClient carol = RawClient.live(gateway, "u_c", "dev_1")) {
            publish(gateway, events(1, 1), ALICE, BOB);
            publish(gateway, events(2, 2), ALICE, new UserId("u_c"));

            assertThat(seqs(alice, 2)).containsExactly(1L, 2L);
            assertThat(seqs(alicesOther, 2)).containsExactly(1L, 2L);
            assertThat(seqs(bob, 1)).containsExactly(1L);
            assertThat(seqs(carol, 1)).containsExactly(2L);
        }
    }

    @Test
    void severalEventsOfOneRecordComeInTheirOrder() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = RawClient.live(gateway, "u_a", "dev_1")) {
            publish(gateway, events(1, 100), ALICE);
            publish(gateway, events(101, 150), ALICE);

            assertThat(seqs(alice, 150)).isEqualTo(LongStream.rangeClosed(1, 150).boxed().toList());
        }
    }

    @Test
    void whoHasLeftTheGatewayHarmsNobody() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = RawClient.live(gateway, "u_a", "dev_1")) {
            try (RawClient gone = RawClient.live(gateway, "u_b", "dev_1")) {
                publish(gateway, events(1, 1), ALICE, BOB);
                assertThat(seqs(gone, 1)).containsExactly(1L);
            }
            publish(gateway, events(2, 2), ALICE, BOB, new UserId("u_never_here"));

            assertThat(seqs(alice, 2)).containsExactly(1L, 2L);
        }
    }

    private static void publish(RunningGateway gateway, List<LoggedEvent> events, UserId... recipients) {
        gateway.bus.publish(Topics.groupOutgoingMessages(0),
                List.of(new GroupOutgoingMessage(events, List.of(recipients), Set.of(gateway.bus.ownAddress()), null)));
    }

    private static List<Long> seqs(RawClient client, int count) throws Exception {
        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seqs.add(client.json().at("/data/seq").asLong());
        }
        return seqs;
    }

    private static List<LoggedEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(seq -> LoggedEvent.ofJson(GROUP, seq, seq - 1, EventType.MESSAGE_NEW,
                ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8))).toList();
    }
}
