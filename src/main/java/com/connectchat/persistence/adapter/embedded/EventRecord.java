package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.application.Events.Outline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How an event lies in its table: {@code form, type, flags, prevSeq, actor's length, actor, JSON}. What counting needs stands
 * in front, so that it is read without parsing the JSON.
 */
final class EventRecord {

    private static final byte FORM = 1;
    private static final byte MENTIONS = 1;
    private static final int PREV_SEQ_AT = 3;
    private static final int ACTOR_LENGTH_AT = PREV_SEQ_AT + Long.BYTES;
    private static final int ACTOR_AT = ACTOR_LENGTH_AT + 1;

    private EventRecord() {
    }

    static byte[] of(LoggedEvent logged) {
        ConversationEvent event = logged.event();
        byte[] actor = event.actor().value().getBytes(StandardCharsets.US_ASCII);
        byte[] json = logged.json();
        return ByteBuffer.allocate(ACTOR_AT + actor.length + json.length)
                .put(FORM).put((byte) logged.type().number()).put(flags(event)).putLong(logged.prevSeq())
                .put((byte) actor.length).put(actor).put(json).array();
    }

    static LoggedEvent read(ConversationId conversation, long seq, byte[] value) {
        byte[] json = Arrays.copyOfRange(value, ACTOR_AT + value[ACTOR_LENGTH_AT], value.length);
        return LoggedEvent.ofJson(conversation, seq, ByteBuffer.wrap(value).getLong(PREV_SEQ_AT), type(value), json);
    }

    static Outline outline(long seq, byte[] value) {
        UserId actor = new UserId(new String(value, ACTOR_AT, value[ACTOR_LENGTH_AT], StandardCharsets.US_ASCII));
        return new Outline(seq, type(value), actor, (value[2] & MENTIONS) != 0);
    }

    static EventType type(byte[] value) {
        if (value[0] != FORM) {
            throw new IllegalStateException(
                    "An event in form " + value[0] + " needs a newer version of the program; this one reads form " + FORM);
        }
        return EventType.of(value[1]);
    }

    private static byte flags(ConversationEvent event) {
        return event instanceof MessageNew message && !message.content().mentions().isEmpty() ? MENTIONS : 0;
    }
}
