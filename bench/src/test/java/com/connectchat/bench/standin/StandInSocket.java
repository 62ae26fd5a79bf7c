package com.connectchat.bench.standin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket of the stand-in. The token of a user is the user's id. */
final class StandInSocket extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final StandIn standIn;
    private final StandInStore store;
    private String user = "";
    /** To be delivered after the next one. */
    private @Nullable StoredMessage held;
    /** Not to be noticed by the next one's {@code prev_seq}. */
    private @Nullable StoredMessage hidden;

    StandInSocket(StandIn standIn, StandInStore store) {
        this.standIn = standIn;
        this.store = store;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        JsonNode request = MAPPER.readTree(frame.text());
        JsonNode data = request.path("data");
        switch (request.get("type").stringValue()) {
            case "hello" -> hello(ctx.channel(), data);
            case "message.send" -> send(ctx.channel(), request.get("id").stringValue(), data);
            case "receipt.delivered" -> confirm(ctx.channel(), request, data);
            default -> {
                // Nothing else is answered.
            }
        }
    }

    private void hello(Channel channel, JsonNode data) {
        user = data.get("token").stringValue();
        standIn.byUser().put(user, channel);
        write(channel, """
                {"id":"hello", "type":"welcome", "data":{"session_id":"s","user_id":"%s","device_id":"d","heartbeat_interval_ms":30000,\
                "limits":{"frame_bytes_max":65536,"text_bytes_max":16384,"in_flight_max":64}}}""".formatted(user));
        for (String conversation : store.conversationsOf(user)) {
            long cursor = data.path("cursors").path(conversation).asLong(store.confirmed(conversation, user));
            store.replay(conversation, cursor).forEach(each -> write(channel, each.frame()));
        }
        write(channel, "{\"type\":\"sync.done\",\"data\":{\"conversations\":[]}}");
    }

    private void confirm(Channel channel, JsonNode request, JsonNode data) {
        store.confirm(data.get("conversation_id").stringValue(), user, data.get("up_to_seq").asLong());
        if (request.has("id")) {
            write(channel, "{\"id\":\"" + request.get("id").stringValue() + "\",\"type\":\"ok\",\"data\":{}}");
        }
    }

    private void send(Channel channel, String id, JsonNode data) {
        String conversation = data.has("conversation_id") ? data.get("conversation_id").stringValue()
                : store.conversationOf(user, data.get("to_user_id").stringValue());
        String clientId = data.get("client_message_id").stringValue();
        Optional<StoredMessage> known = store.find(conversation, clientId);
        if (known.isPresent()) {
            acknowledge(channel, id, known.get(), true);
            return;
        }
        Fault fault = standIn.faultOfNext();
        if (fault == Fault.FORGET) {
            return;
        }
        int numbersLeftOut = fault == Fault.SKIP_NUMBER ? 1 : 0;
        StoredMessage stored = store.append(conversation, user, clientId, data.get("text").stringValue(), numbersLeftOut);
        if (fault == Fault.LEAVE_OUT_OF_REPLAY) {
            store.leaveOutOfReplay(stored);
        }
        answer(channel, id, stored, fault);
        deliver(stored, fault);
    }

    private static void answer(Channel channel, String id, StoredMessage stored, Fault fault) {
        if (fault == Fault.REFUSE_AND_DELIVER) {
            write(channel, "{\"id\":\"" + id
                    + "\",\"type\":\"error\",\"error\":{\"code\":\"forbidden\",\"message\":\"no\",\"retryable\":false}}");
        } else {
            acknowledge(channel, id, stored, false);
        }
    }

    private static void acknowledge(Channel channel, String id, StoredMessage stored, boolean duplicate) {
        write(channel, """
                {"id":"%s","type":"ok","data":{"conversation_id":"%s","message_id":"m-%d","seq":%d,\
                "created_at":"2026-11-20T00:00:00.000Z","duplicate":%s}}"""
                .formatted(id, stored.conversationId(), stored.seq(), stored.seq(), duplicate));
    }

    private void deliver(StoredMessage stored, Fault fault) {
        store.others(stored.conversationId(), user).stream().map(standIn.byUser()::get).filter(Objects::nonNull)
                .forEach(peer -> deliver(peer, stored, fault));
    }

    private void deliver(Channel peer, StoredMessage stored, Fault fault) {
        switch (fault) {
            case NONE, SKIP_NUMBER, REFUSE_AND_DELIVER, LEAVE_OUT_OF_REPLAY -> inOrder(peer, stored);
            case LOSE, FORGET -> {
            }
            case LOSE_AND_HIDE -> hidden = stored;
            case REPEAT -> {
                inOrder(peer, stored);
                write(peer, stored.frame());
            }
            case STORE_TWICE -> {
                inOrder(peer, stored);
                write(peer, store.append(stored.conversationId(), user, stored.clientMessageId(), stored.text(), 0).frame());
            }
            case REORDER -> held = stored;
            case INVENT -> {
                inOrder(peer, stored);
                String unknown = "99999999" + stored.clientMessageId().substring(8);
                write(peer, store.append(stored.conversationId(), user, unknown, stored.text(), 0).frame());
            }
            case ANNOUNCE_GAP -> write(peer, """
                    {"type":"sync.gap","data":{"conversation_id":"%s","from_seq":%d,"to_seq":%d,"reason":"slow_consumer"}}"""
                    .formatted(stored.conversationId(), stored.seq(), stored.seq()));
        }
    }

    private void inOrder(Channel peer, StoredMessage stored) {
        boolean hides = hidden != null && hidden.seq() == stored.prevSeq();
        write(peer, (hides && hidden != null ? stored.after(hidden.prevSeq()) : stored).frame());
        if (held != null) {
            write(peer, held.frame());
            held = null;
        }
    }

    static void write(Channel channel, String json) {
        channel.writeAndFlush(new TextWebSocketFrame(json));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
