package com.connectchat.bus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.CellSettings;
import com.connectchat.bus.MessageBus.Batch;
import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which cells a record goes to, and what of it. */
class CellsTests {

    private static final String CELL_0 = "group_outgoing_messages";
    private static final String CELL_1 = "group_outgoing_messages-1";
    private static final String CELL_2 = "group_outgoing_messages-2";

    private final Cells two = new Cells(new CellSettings(2, 0));

    @Test
    void oneCellIsOneTopicWithTheRecordsAsTheyAre() {
        List<GroupOutgoingMessage> messages = List.of(message(1, Set.of(gateway(3)), null), message(2, null, null));

        assertThat(new Cells(CellSettings.ONE).spread(messages)).singleElement().satisfies(batch -> {
            assertThat(batch.topic().name()).isEqualTo(CELL_0);
            assertThat(batch.records()).isSameAs(messages);
        });
    }

    @Test
    void aMessageGoesOnlyToCellsThatHoldARecipientAndNamesOnlyTheirGateways() {
        Map<String, List<GroupOutgoingMessage>> spread = spread(two, message(1, Set.of(gateway(1), gateway(3)), null),
                message(2, Set.of(gateway(0), gateway(1), gateway(2)), null));

        assertThat(seqs(spread, CELL_0)).containsExactly(2L);
        assertThat(seqs(spread, CELL_1)).containsExactly(1L, 2L);
        assertThat(spread.get(CELL_0)).singleElement()
                .satisfies(each -> assertThat(each.gateways()).containsExactlyInAnyOrder(gateway(0), gateway(2)));
        assertThat(spread.get(CELL_1)).last().satisfies(each -> assertThat(each.gateways()).containsExactly(gateway(1)));
    }

    @Test
    void whatIsForNobodyKnowsWhomGoesToEveryCell() {
        Map<String, List<GroupOutgoingMessage>> spread = spread(new Cells(new CellSettings(3, 0)), message(1, null, null));

        assertThat(spread).containsOnlyKeys(CELL_0, CELL_1, CELL_2);
        assertThat(spread.values()).allSatisfy(records -> assertThat(records).singleElement()
                .satisfies(each -> assertThat(each.gateways()).isNull()));
    }

    @Test
    void theAnswerGoesOnceAndToTheAskersCell() {
        Reply answer = new Reply(new ReplyTo.Socket(gateway(3), new ConnectionId(1), "7"), new Outcome.Changed(1));

        assertThat(spread(two, message(1, Set.of(gateway(0), gateway(3)), answer))).satisfies(spread -> isOnlyWithCellOne(answer, spread));
        assertThat(spread(two, message(1, null, answer))).satisfies(spread -> isOnlyWithCellOne(answer, spread));
    }

    private static void isOnlyWithCellOne(Reply answer, Map<String, List<GroupOutgoingMessage>> spread) {
        assertThat(spread.get(CELL_0)).singleElement().satisfies(each -> assertThat(each.reply()).isNull());
        assertThat(spread.get(CELL_1)).singleElement().satisfies(each -> assertThat(each.reply()).isEqualTo(answer));
    }

    @Test
    void aGatewayFollowsItsOwnCellAndNoOther() {
        assertThat(followed(two, 4)).containsExactly(CELL_0);
        assertThat(followed(two, 5)).containsExactly(CELL_1);
        assertThat(followed(new Cells(CellSettings.ONE), 5)).containsExactly(CELL_0);
    }

    @Test
    void cellsFillEvenlyAsAddressesAreLeasedInOrder() {
        Cells cells = new Cells(new CellSettings(3, 0));

        Map<List<String>, Long> sizes = IntStream.range(0, 30).boxed()
                .collect(Collectors.groupingBy(address -> followed(cells, address), Collectors.counting()));

        assertThat(sizes).hasSize(3).allSatisfy((_, size) -> assertThat(size).isEqualTo(10));
    }

    @Test
    void whileTheNumberChangesEveryGatewayHearsWhateverIsSentByEitherNumber() {
        for (int[] change : new int[][] {{1, 2}, {2, 3}, {4, 2}, {3, 1}}) {
            Cells listener = new Cells(new CellSettings(change[0], change[1]));
            for (int sender : change) {
                for (int address = 0; address < 12; address++) {
                    Map<String, List<GroupOutgoingMessage>> spread =
                            spread(new Cells(new CellSettings(sender, 0)), message(1, Set.of(gateway(address)), null));

                    assertThat(spread).hasSize(1);
                    assertThat(followed(listener, address)).containsAll(spread.keySet());
                }
            }
        }
    }

    private static Map<String, List<GroupOutgoingMessage>> spread(Cells cells, GroupOutgoingMessage... messages) {
        return cells.spread(List.of(messages)).stream().collect(Collectors.toMap(batch -> batch.topic().name(), Batch::records));
    }

    private static List<String> followed(Cells cells, int address) {
        return cells.followedBy(gateway(address)).stream().map(Topic::name).toList();
    }

    private static List<Long> seqs(Map<String, List<GroupOutgoingMessage>> spread, String topic) {
        return spread.getOrDefault(topic, List.of()).stream().map(each -> each.events().getFirst().seq()).toList();
    }

    private static GroupOutgoingMessage message(long seq, @Nullable Set<GatewayId> gateways, @Nullable Reply reply) {
        ConversationId group = new ConversationId("g_tea");
        LoggedEvent event = LoggedEvent.ofJson(group, seq, seq - 1, EventType.MESSAGE_NEW, "{}".getBytes(StandardCharsets.UTF_8));
        return new GroupOutgoingMessage(List.of(event), List.of(new UserId("u_a")), gateways, reply);
    }

    private static GatewayId gateway(int address) {
        return new GatewayId(address);
    }
}
