package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/**
 * The {@code message.send} frame of one sender. All its messages have the same length and differ in the request's id and the
 * {@code client_message_id}, so writing one is two numbers and one copy. One thread at a time.
 */
public final class MessageTemplate {

    private static final int ID_DIGITS = 10;
    private static final String ID_MARK = "0".repeat(ID_DIGITS);

    private final byte[] frame;
    private final int requestIdOffset;
    private final int messageIdOffset;

    private MessageTemplate(String target, byte[] messageId, String text) {
        String head = "{\"id\":\"" + ID_MARK + "\",\"type\":\"message.send\",\"data\":{" + target + ",\"client_message_id\":\"";
        String json = head + new String(messageId, US_ASCII) + "\",\"text\":" + Json.quote(text) + "}}";
        frame = ClientFrame.text(json);
        int payload = frame.length - json.getBytes(UTF_8).length;
        requestIdOffset = payload + "{\"id\":\"".length();
        messageIdOffset = payload + head.getBytes(UTF_8).length;
    }

    /** Who writes to whom. */
    public record Sender(int run, int pair, int side) {

        private byte[] firstId() {
            return MessageIds.first(run, pair, side);
        }

        /** Messages that open or find the direct conversation. */
        public MessageTemplate toUser(String userId, String text) {
            return new MessageTemplate("\"to_user_id\":" + Json.quote(userId), firstId(), text);
        }

        /** Messages to a known conversation. */
        public MessageTemplate toConversation(String conversationId, String text) {
            return new MessageTemplate("\"conversation_id\":" + Json.quote(conversationId), firstId(), text);
        }
    }

    /** Appends the frame of message {@code index}. */
    public void writeTo(ByteBuf out, long index) {
        long rest = index;
        for (int i = requestIdOffset + ID_DIGITS - 1; i >= requestIdOffset; i--) {
            frame[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        MessageIds.putIndex(frame, messageIdOffset + MessageIds.INDEX_OFFSET, index);
        out.writeBytes(frame);
    }

    public int length() {
        return frame.length;
    }
}
