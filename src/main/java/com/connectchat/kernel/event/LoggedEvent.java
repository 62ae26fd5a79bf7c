package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * An event together with its JSON: whichever of the two is missing is computed once and kept, so that an event is
 * encoded once on its way from the sender to the log and to every recipient, and one that only passes through is
 * never decoded. The JSON is the {@code data} of the event's frame. The bytes are shared: nobody may change them.
 */
public final class LoggedEvent implements ValueObject {

    private final ConversationId conversationId;
    private final long seq;
    private final long prevSeq;
    private final EventType type;
    private volatile @Nullable ConversationEvent event;
    private volatile byte @Nullable [] json;

    private LoggedEvent(ConversationId conversationId, long seq, long prevSeq, EventType type, @Nullable ConversationEvent event,
            byte @Nullable [] json) {
        this.conversationId = conversationId;
        this.seq = seq;
        this.prevSeq = prevSeq;
        this.type = type;
        this.event = event;
        this.json = json;
    }

    public static LoggedEvent of(ConversationEvent event) {
        return new LoggedEvent(event.conversationId(), event.seq(), event.prevSeq(), event.type(), event, null);
    }

    /** An event as a store or the bus kept it. */
    public static LoggedEvent ofJson(ConversationId conversationId, long seq, long prevSeq, EventType type, byte[] json) {
        return new LoggedEvent(conversationId, seq, prevSeq, type, null, json);
    }

    public ConversationId conversationId() {
        return conversationId;
    }

    public long seq() {
        return seq;
    }

    public long prevSeq() {
        return prevSeq;
    }

    public EventType type() {
        return type;
    }

    public ConversationEvent event() {
        ConversationEvent known = event;
        if (known == null) {
            known = EventJson.decode(type, json());
            event = known;
        }
        return known;
    }

    public byte[] json() {
        byte[] known = json;
        if (known == null) {
            known = EventJson.encode(event());
            json = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return type.code() + " " + conversationId + "/" + seq;
    }
}
