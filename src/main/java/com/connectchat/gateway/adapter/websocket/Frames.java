package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.Signal;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every frame that the server sends, as {@code docs/protocol.md} has it. Belongs to one event loop. */
final class Frames {

    private static final byte[] END = "}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[][] EVENT_STARTS = eventStarts();

    private final GatewaySettings settings;
    private final FrameWriter json;

    Frames(GatewaySettings settings, ByteBufAllocator buffers) {
        this.settings = settings;
        this.json = new FrameWriter(buffers);
    }

    ByteBuf event(LoggedEvent event) {
        return json.raw(EVENT_STARTS[event.type().ordinal()]).raw(event.json()).raw(END).frame();
    }

    ByteBuf welcome(@Nullable String id, Session session, Instant now, Instant expiresAt) {
        start(id, "welcome").raw(",\"data\":{\"session_id\":\"").raw(session.connection().toString())
                .raw("\",\"user_id\":").string(session.userId().value()).raw(",\"device_id\":").string(session.deviceId().value())
                .raw(",\"server_time\":").time(now).raw(",\"expires_at\":").time(expiresAt)
                .raw(",\"heartbeat_interval_ms\":").number(settings.heartbeatInterval().toMillis())
                .raw(",\"limits\":{\"frame_bytes_max\":").number(GatewaySettings.FRAME_BYTES_MAX)
                .raw(",\"text_bytes_max\":").number(MessageContent.TEXT_BYTES_MAX)
                .raw(",\"in_flight_max\":").number(settings.inFlightMax());
        return json.raw("}}}").frame();
    }

    ByteBuf pong(String id, Instant now) {
        return ok(id).raw(",\"data\":{\"server_time\":").time(now).raw("}}").frame();
    }

    ByteBuf refreshed(String id, Instant expiresAt) {
        return ok(id).raw(",\"data\":{\"expires_at\":").time(expiresAt).raw("}}").frame();
    }

    ByteBuf done(String id) {
        return ok(id).raw(",\"data\":{}}").frame();
    }

    ByteBuf outcome(String id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> sent(id, sent);
            case Outcome.Changed(long seq) -> ok(id).raw(",\"data\":{\"seq\":").number(seq).raw("}}").frame();
            case Outcome.Requested(), Outcome.Done() -> done(id);
            case Outcome.Refused refused -> error(id, refused);
        };
    }

    ByteBuf error(String id, ErrorCode code, String message) {
        return error(id, Outcome.Refused.of(code, message));
    }

    ByteBuf error(String id, Outcome.Refused refused) {
        startError(id, refused.code(), refused.message());
        if (refused.retryAfter() != null) {
            retryAfter(refused.retryAfter().toMillis());
        }
        if (refused.pointer() != null) {
            json.raw(",\"details\":{\"pointer\":").string(refused.pointer()).raw(END);
        }
        return json.raw("}}").frame();
    }

    ByteBuf invalid(String id, ClientRequest.Invalid invalid) {
        return error(id, new Outcome.Refused(ErrorCode.VALIDATION_FAILED, invalid.message(), invalid.pointer()));
    }

    ByteBuf rateLimited(String id, long retryAfterMillis) {
        startError(id, ErrorCode.RATE_LIMITED, "this connection sends too much; wait, then go on more slowly");
        retryAfter(retryAfterMillis);
        return json.raw("}}").frame();
    }

    /** At least a millisecond, so that nobody asks again at once. */
    private void retryAfter(long millis) {
        json.raw(",\"retry_after_ms\":").number(Math.max(1, millis));
    }

    ByteBuf gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        return start(null, "sync.gap").raw(",\"data\":{\"conversation_id\":").string(conversation.value())
                .raw(",\"from_seq\":").number(fromSeq).raw(",\"to_seq\":").number(toSeq)
                .raw(",\"reason\":\"").raw(reason.code()).raw("\"}}").frame();
    }

    ByteBuf syncDone(List<ConversationState> conversations) {
        start(null, "sync.done").raw(",\"data\":{\"conversations\":[");
        String separator = "";
        for (ConversationState each : conversations) {
            json.raw(separator).raw("{\"conversation_id\":").string(each.conversationId().value())
                    .raw(",\"last_seq\":").number(each.lastSeq()).raw(",\"read_seq\":").number(each.readSeq())
                    .raw(",\"unread_count\":").number(each.unreadCount()).raw(END);
            separator = ",";
        }
        return json.raw("]}}").frame();
    }

    ByteBuf tokenExpiring(Instant expiresAt) {
        return start(null, "token.expiring").raw(",\"data\":{\"expires_at\":").time(expiresAt).raw("}}").frame();
    }

    ByteBuf reconnect(String reason, long delayMillis) {
        return start(null, "reconnect").raw(",\"data\":{\"reason\":\"").raw(reason).raw("\",\"delay_ms\":").number(delayMillis)
                .raw("}}").frame();
    }

    ByteBuf signal(Signal signal) {
        return switch (signal) {
            case Signal.ReceiptUpdated receipt -> start(null, "receipt.updated").raw(",\"data\":{\"conversation_id\":")
                    .string(receipt.conversationId().value()).raw(",\"user_id\":").string(receipt.userId().value())
                    .raw(",\"delivered_seq\":").number(receipt.deliveredSeq()).raw(",\"read_seq\":").number(receipt.readSeq())
                    .raw("}}").frame();
            case Signal.Typing typing -> start(null, "typing").raw(",\"data\":{\"conversation_id\":")
                    .string(typing.conversationId().value()).raw(",\"user_id\":").string(typing.userId().value())
                    .raw(",\"active\":").raw(String.valueOf(typing.active())).raw("}}").frame();
            case Signal.Presence presence -> {
                start(null, "presence").raw(",\"data\":");
                writePresence(presence);
                yield json.raw(END).frame();
            }
        };
    }

    ByteBuf presences(String id, List<Signal.Presence> presences) {
        ok(id).raw(",\"data\":{\"presence\":[");
        String separator = "";
        for (Signal.Presence each : presences) {
            json.raw(separator);
            writePresence(each);
            separator = ",";
        }
        return json.raw("]}}").frame();
    }

    private void writePresence(Signal.Presence presence) {
        json.raw("{\"user_id\":").string(presence.userId().value()).raw(",\"status\":").string(presence.status());
        if (presence.lastSeenAt() != null) {
            json.raw(",\"last_seen_at\":").time(presence.lastSeenAt());
        }
        json.raw(END);
    }

    private ByteBuf sent(String id, Outcome.Sent sent) {
        return ok(id).raw(",\"data\":{\"conversation_id\":").string(sent.conversationId().value())
                .raw(",\"message_id\":").string(sent.messageId().value()).raw(",\"seq\":").number(sent.seq())
                .raw(",\"created_at\":").time(sent.createdAt()).raw(",\"duplicate\":").raw(String.valueOf(sent.duplicate()))
                .raw("}}").frame();
    }

    private void startError(String id, ErrorCode code, String message) {
        start(id, "error").raw(",\"error\":{\"code\":\"").raw(code.code()).raw("\",\"message\":").string(message)
                .raw(",\"retryable\":").raw(String.valueOf(code.retryable()));
    }

    private FrameWriter ok(String id) {
        return start(id, "ok");
    }

    private FrameWriter start(@Nullable String id, String type) {
        if (id == null) {
            return json.raw("{\"type\":\"").raw(type).raw("\"");
        }
        return json.raw("{\"id\":").string(id).raw(",\"type\":\"").raw(type).raw("\"");
    }

    private static byte[][] eventStarts() {
        return Stream.of(EventType.values())
                .map(type -> ("{\"type\":\"" + type.code() + "\",\"data\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
