package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What the generator wants to know of one frame of the server, scanned out of its bytes in one pass. One instance is used
 * again for every frame of a thread: what it says holds until the next {@link #scan}.
 */
public final class ServerFrame {

    /** The frames that the generator acts on. */
    public enum Type {
        MESSAGE_NEW("message.new"), OK("ok"), RECEIPT_UPDATED("receipt.updated"), ERROR("error"), WELCOME("welcome"),
        SYNC_GAP("sync.gap"), SYNC_DONE("sync.done"), OTHER("");

        private final byte[] code;

        Type(String code) {
            this.code = code.getBytes(UTF_8);
        }
    }

    /** The value where a number is not in the frame. */
    public static final long ABSENT = -1;

    private static final Type[] TYPES = Type.values();
    private static final Field[] FIELDS = Field.values();

    private byte[] bytes = new byte[0];
    private Type type = Type.OTHER;
    private int length;
    private boolean duplicate;
    private boolean retryable;
    private final long[] numbers = new long[FIELDS.length];
    private final int[] starts = new int[FIELDS.length];
    private final int[] ends = new int[FIELDS.length];

    /** Reads the frame in these bytes; they must stay as they are while this instance is asked. */
    public void scan(byte[] source, int from, int to) {
        forget(source);
        length = to - from;
        int depth = 0;
        int i = from;
        while (i < to) {
            switch (source[i]) {
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    depth--;
                    i++;
                }
                case '"' -> i = string(i + 1, to, depth);
                default -> i++;
            }
        }
    }

    private void forget(byte[] source) {
        bytes = source;
        type = Type.OTHER;
        duplicate = false;
        retryable = false;
        Arrays.fill(numbers, ABSENT);
        Arrays.fill(ends, 0);
    }

    /** Steps over a string and, where it is a name, over its value. */
    private int string(int start, int to, int depth) {
        int end = Json.stringEnd(bytes, start, to);
        int colon = Json.skipSpace(bytes, end + 1, to);
        if (colon >= to || bytes[colon] != ':') {
            return end + 1;
        }
        return value(field(start, end, depth), Json.skipSpace(bytes, colon + 1, to), to);
    }

    private Field field(int start, int end, int depth) {
        for (Field field : FIELDS) {
            if (field.topLevel == (depth == 1) && matches(field.name, start, end)) {
                return field;
            }
        }
        return Field.UNKNOWN;
    }

    private int value(Field field, int start, int to) {
        byte first = bytes[start];
        if (first == '"') {
            int end = Json.stringEnd(bytes, start + 1, to);
            text(field, start + 1, end);
            return end + 1;
        }
        if (first == 't') {
            duplicate |= field == Field.DUPLICATE;
            retryable |= field == Field.RETRYABLE;
        } else if (first >= '0' && first <= '9') {
            numbers[field.ordinal()] = number(start, to);
        }
        return start;
    }

    private void text(Field field, int start, int end) {
        if (field == Field.TYPE) {
            type = type(start, end);
        } else {
            starts[field.ordinal()] = start;
            ends[field.ordinal()] = end;
        }
    }

    private Type type(int start, int end) {
        for (Type each : TYPES) {
            if (matches(each.code, start, end)) {
                return each;
            }
        }
        return Type.OTHER;
    }

    private boolean matches(byte[] word, int start, int end) {
        return end - start == word.length && Arrays.equals(word, 0, word.length, bytes, start, end);
    }

    private long number(int start, int to) {
        long value = 0;
        for (int i = start; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    public Type type() {
        return type;
    }

    /** Bytes of its text. */
    public int length() {
        return length;
    }

    /** Whether it is a durable event, one that has its place in a conversation's log. */
    public boolean isLogged() {
        return prevSeq() != ABSENT;
    }

    /** The request's id where it is the number of a message, else {@link #ABSENT}. */
    public long requestIndex() {
        int start = starts[Field.ID.ordinal()];
        int end = ends[Field.ID.ordinal()];
        boolean number = end > start && bytes[start] >= '0' && bytes[start] <= '9';
        return number ? number(start, end) : ABSENT;
    }

    public long seq() {
        return numbers[Field.SEQ.ordinal()];
    }

    public long prevSeq() {
        return numbers[Field.PREV_SEQ.ordinal()];
    }

    public long fromSeq() {
        return numbers[Field.FROM_SEQ.ordinal()];
    }

    public long toSeq() {
        return numbers[Field.TO_SEQ.ordinal()];
    }

    public long inFlightMax() {
        return numbers[Field.IN_FLIGHT_MAX.ordinal()];
    }

    public long retryAfterMillis() {
        return numbers[Field.RETRY_AFTER_MS.ordinal()];
    }

    public boolean duplicate() {
        return duplicate;
    }

    public boolean retryable() {
        return retryable;
    }

    /** The error's code, empty where there is none. */
    public String errorCode() {
        return text(Field.CODE);
    }

    /** The conversation that the frame is about, empty where there is none. */
    public String conversationId() {
        return text(Field.CONVERSATION_ID);
    }

    public boolean isConversation(byte[] id) {
        return matches(id, starts[Field.CONVERSATION_ID.ordinal()], ends[Field.CONVERSATION_ID.ordinal()]);
    }

    /** Whether {@code client_message_id} is one that {@link MessageIds} made for this pair. */
    public boolean isOfPair(int run, int pair) {
        int start = starts[Field.CLIENT_MESSAGE_ID.ordinal()];
        return ends[Field.CLIENT_MESSAGE_ID.ordinal()] - start == MessageIds.LENGTH && MessageIds.ofPair(bytes, start, run, pair);
    }

    /** Which side of the pair wrote the message; only if {@link #isOfPair}. */
    public int messageSide() {
        return MessageIds.side(bytes, starts[Field.CLIENT_MESSAGE_ID.ordinal()]);
    }

    /** The message's index with its sender; only if {@link #isOfPair}. */
    public long messageIndex() {
        return MessageIds.index(bytes, starts[Field.CLIENT_MESSAGE_ID.ordinal()]);
    }

    private String text(Field field) {
        int start = starts[field.ordinal()];
        int end = ends[field.ordinal()];
        return end > start ? new String(bytes, start, end - start, UTF_8) : "";
    }

    private enum Field {
        TYPE("type", true), ID("id", true), SEQ("seq"), PREV_SEQ("prev_seq"), CONVERSATION_ID("conversation_id"),
        CLIENT_MESSAGE_ID("client_message_id"), DUPLICATE("duplicate"), FROM_SEQ("from_seq"), TO_SEQ("to_seq"), CODE("code"),
        RETRYABLE("retryable"), RETRY_AFTER_MS("retry_after_ms"), IN_FLIGHT_MAX("in_flight_max"), UNKNOWN("");

        private final byte[] name;
        private final boolean topLevel;

        Field(String name) {
            this(name, false);
        }

        Field(String name, boolean topLevel) {
            this.name = name.getBytes(UTF_8);
            this.topLevel = topLevel;
        }
    }
}
