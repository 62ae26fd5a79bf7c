package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of what travels between processes. Tags and names are promises between versions that run side by side: unknown fields are
 * passed over, missing ones are empty, and a tag once given is never given to another type.
 */
final class ContractJson {

    static final JsonMapper MAPPER = mapper();

    private ContractJson() {
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addMixIn(Command.class, CommandTags.class).addMixIn(OutgoingMessage.class, OutgoingMessageTags.class)
                .addMixIn(Outcome.class, OutcomeTags.class).addMixIn(ReplyTo.class, ReplyToTags.class)
                .addMixIn(Signal.class, SignalTags.class).addMixIn(UserEvent.class, UserEventTags.class)
                .addMixIn(PushCandidate.class, PushCandidateTags.class)
                .addMixIn(ConnectionId.class, LongId.class).addMixIn(GatewayId.class, IntId.class)
                .addModule(new SimpleModule().addSerializer(Instant.class, new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader()).addSerializer(LoggedEvent.class, new EventWriter())
                        .addDeserializer(LoggedEvent.class, new EventReader()));
        List.of(UserId.class, DeviceId.class, ConversationId.class, MessageId.class, MediaId.class)
                .forEach(id -> builder.addMixIn(id, TextId.class));
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = Command.SendMessage.class, name = "send_message"),
            @Type(value = Command.EditMessage.class, name = "edit_message"),
            @Type(value = Command.DeleteMessage.class, name = "delete_message"),
            @Type(value = Command.AddReaction.class, name = "add_reaction"),
            @Type(value = Command.RemoveReaction.class, name = "remove_reaction"),
            @Type(value = Command.MoveReceipts.class, name = "move_receipts"),
            @Type(value = Command.SetTyping.class, name = "set_typing"),
            @Type(value = Command.CreateGroup.class, name = "create_group"),
            @Type(value = Command.UpdateGroup.class, name = "update_group"),
            @Type(value = Command.DeleteGroup.class, name = "delete_group"),
            @Type(value = Command.AddMembers.class, name = "add_members"),
            @Type(value = Command.ChangeRole.class, name = "change_role"),
            @Type(value = Command.RemoveMember.class, name = "remove_member"),
            @Type(value = Command.BanMember.class, name = "ban_member"),
            @Type(value = Command.JoinGroup.class, name = "join_group"),
            @Type(value = Command.AcceptInvite.class, name = "accept_invite"),
            @Type(value = Command.ApproveRequest.class, name = "approve_request"),
            @Type(value = Command.PassOn.class, name = "pass_on")})
    private interface CommandTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = OutgoingMessage.Deliver.class, name = "deliver"),
            @Type(value = OutgoingMessage.Answer.class, name = "answer"),
            @Type(value = OutgoingMessage.Notify.class, name = "notify"),
            @Type(value = OutgoingMessage.Replay.class, name = "replay"),
            @Type(value = OutgoingMessage.Gap.class, name = "gap"),
            @Type(value = OutgoingMessage.SyncDone.class, name = "sync_done"),
            @Type(value = OutgoingMessage.Close.class, name = "close")})
    private interface OutgoingMessageTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = Outcome.Sent.class, name = "sent"), @Type(value = Outcome.Changed.class, name = "changed"),
            @Type(value = Outcome.Requested.class, name = "requested"), @Type(value = Outcome.Done.class, name = "done"),
            @Type(value = Outcome.Refused.class, name = "refused")})
    private interface OutcomeTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = ReplyTo.Socket.class, name = "socket"), @Type(value = ReplyTo.Call.class, name = "call")})
    private interface ReplyToTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = Signal.ReceiptUpdated.class, name = "receipt_updated"),
            @Type(value = Signal.Typing.class, name = "typing"), @Type(value = Signal.Presence.class, name = "presence")})
    private interface SignalTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = UserEvent.SessionRevoked.class, name = "session_revoked"),
            @Type(value = UserEvent.AccountClosed.class, name = "account_closed")})
    private interface UserEventTags {
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@Type(value = PushCandidate.Message.class, name = "message"),
            @Type(value = PushCandidate.Added.class, name = "added")})
    private interface PushCandidateTags {
    }

    /** An identifier is its value. */
    private abstract static class TextId {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TextId(String value) {
        }

        @JsonValue
        abstract String value();
    }

    private abstract static class LongId {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        LongId(long value) {
        }

        @JsonValue
        abstract long value();
    }

    private abstract static class IntId {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        IntId(int partition) {
        }

        @JsonValue
        abstract int partition();
    }

    /** Nanoseconds since 1970, good until 2262: text would cost more than the rest of a record. */
    private static final class InstantWriter extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(Math.addExact(Math.multiplyExact(value.getEpochSecond(), 1_000_000_000L), value.getNano()));
        }
    }

    private static final class InstantReader extends ValueDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            return Instant.ofEpochSecond(0, json.getLongValue());
        }
    }

    /** What a reader of the record needs to know of an event without reading it, and where its bytes are. */
    private record EventHead(ConversationId conversationId, long seq, long prevSeq, EventType type, int at, int length) {
    }

    private static final class EventWriter extends ValueSerializer<LoggedEvent> {

        @Override
        public void serialize(LoggedEvent event, JsonGenerator json, SerializationContext context) {
            EventBytes.Written events = (EventBytes.Written) context.getAttribute(EventBytes.ATTRIBUTE);
            context.writeValue(json, new EventHead(event.conversationId(), event.seq(), event.prevSeq(), event.type(),
                    events.add(event), event.json().length));
        }
    }

    private static final class EventReader extends ValueDeserializer<LoggedEvent> {

        /** Found once: to look for it again with each event would make it fit its surroundings anew each time. */
        private @Nullable ValueDeserializer<Object> heads;

        @Override
        public void resolve(DeserializationContext context) {
            heads = context.findRootValueDeserializer(context.constructType(EventHead.class));
        }

        @Override
        public LoggedEvent deserialize(JsonParser json, DeserializationContext context) {
            EventHead head = (EventHead) Objects.requireNonNull(heads, "resolved before use").deserialize(json, context);
            EventBytes.Read events = (EventBytes.Read) context.getAttribute(EventBytes.ATTRIBUTE);
            return LoggedEvent.ofJson(head.conversationId(), head.seq(), head.prevSeq(), head.type(), events.at(head.at(), head.length()));
        }
    }
}
