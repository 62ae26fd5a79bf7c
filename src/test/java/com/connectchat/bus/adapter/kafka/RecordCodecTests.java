package com.connectchat.bus.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.PresenceChanged;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every record that modules send one another comes through the brokers as it was, whichever of its kinds it is. */
class RecordCodecTests {

    /** The tags of all kinds: what other versions send and keep, so that nothing here may ever change, only be added. */
    private static final Map<Class<?>, List<String>> TAGS = Map.of(
            Command.class, List.of("accept_invite", "add_members", "add_reaction", "approve_request", "ban_member", "change_role",
                    "create_group", "delete_group", "delete_message", "edit_message", "join_group", "move_receipts", "pass_on",
                    "remove_member", "remove_reaction", "send_message", "set_typing", "update_group"),
            OutgoingMessage.class, List.of("answer", "close", "deliver", "gap", "notify", "replay", "sync_done"),
            Outcome.class, List.of("changed", "done", "refused", "requested", "sent"),
            PushCandidate.class, List.of("added", "message"),
            ReplyTo.class, List.of("call", "socket"),
            Signal.class, List.of("presence", "receipt_updated", "typing"),
            UserEvent.class, List.of("account_closed", "session_revoked"));

    static Stream<Class<?>> kinds() {
        return Stream.concat(TAGS.keySet().stream().flatMap(RecordCodecTests::kindsOf),
                Stream.of(IncomingMessage.class, UserConnected.class, GroupOutgoingMessage.class, PresenceChanged.class));
    }

    private static Stream<Class<?>> kindsOf(Class<?> contract) {
        return contract.isSealed() ? Stream.of(contract.getPermittedSubclasses()).flatMap(RecordCodecTests::kindsOf) : Stream.of(contract);
    }

    static Stream<Class<?>> contracts() {
        return TAGS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bringsEveryKindThroughAsItWas(Class<?> kind) {
        for (int seed = 0; seed < 50; seed++) {
            Object record = new AnyRecord(seed).of(kind);

            assertThat(throughTheCodec(kind, record)).usingRecursiveComparison().withStrictTypeChecking()
                    .withEqualsForType(RecordCodecTests::isSame, LoggedEvent.class).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void givesEveryKindATagOfItsOwnForEver(Class<?> contract) {
        List<String> tags = kindsOf(contract).map(kind -> tag(contract, new AnyRecord(1).of(kind)))
                .sorted().toList();

        assertThat(tags).isEqualTo(TAGS.get(contract));
    }

    @Test
    void passesOverFieldsOfANewerVersion() {
        UserEvent.AccountClosed closed = (UserEvent.AccountClosed) new AnyRecord(3).of(UserEvent.AccountClosed.class);
        ObjectNode head = (ObjectNode) head(new RecordCodec<>(UserEvent.class).encode(closed));

        head.putObject("since_next_year").put("and", "more");

        assertThat(new RecordCodec<>(UserEvent.class).decode(record(head.toString()))).isEqualTo(closed);
    }

    @Test
    void carriesAnEventsBytesAsTheyAre() {
        OutgoingMessage.Replay replay = (OutgoingMessage.Replay) new AnyRecord(5).of(OutgoingMessage.Replay.class);
        byte[] encoded = new RecordCodec<>(OutgoingMessage.class).encode(replay);

        String stored = replay.events().stream().map(each -> new String(each.json(), StandardCharsets.UTF_8)).collect(Collectors.joining());

        assertThat(replay.events()).isNotEmpty();
        assertThat(new String(encoded, StandardCharsets.UTF_8)).endsWith(stored);
    }

    @Test
    void tellsBytesThatAreNoRecord() {
        RecordCodec<UserEvent> codec = new RecordCodec<>(UserEvent.class);

        for (byte[] bytes : List.of(new byte[0], new byte[] {1, 0, 0, 0}, new byte[] {2, 0, 0, 0, 0}, new byte[] {1, 0, 0, 0, 9},
                record("{\"type\":\"unheard_of\"}"), record("{}"), record("no JSON"))) {
            assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(UnreadableRecord.class);
        }
    }

    private static boolean isSame(LoggedEvent one, LoggedEvent other) {
        return one.conversationId().equals(other.conversationId()) && one.seq() == other.seq() && one.prevSeq() == other.prevSeq()
                && one.type() == other.type() && Arrays.equals(one.json(), other.json());
    }

    private static Object throughTheCodec(Class<?> kind, Object record) {
        RecordCodec<Object> codec = codec(contractOf(kind));
        return codec.decode(codec.encode(record));
    }

    private static Class<?> contractOf(Class<?> kind) {
        return kind.getInterfaces().length == 0 ? kind : contractOf(kind.getInterfaces()[0]);
    }

    private static String tag(Class<?> contract, Object record) {
        return head(codec(contract).encode(record)).get("type").stringValue();
    }

    @SuppressWarnings("unchecked")
    private static RecordCodec<Object> codec(Class<?> type) {
        return new RecordCodec<>((Class<Object>) type);
    }

    private static JsonNode head(byte[] record) {
        return ContractJson.MAPPER.readTree(record, 5, ByteBuffer.wrap(record).getInt(1));
    }

    private static byte[] record(String head) {
        byte[] json = head.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + json.length).put((byte) 1).putInt(json.length).put(json).array();
    }
}
