package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.application.Events.Outline;
import java.util.Arrays;

/**
 * How an event lies at its place. Its JSON is kept as it is, or deflated where that saves units. A place can also be closed: no event
 * will ever stand there, because the conversation goes on in a later epoch.
 */
final class EventItem {

    static final String CONVERSATION = "c";
    static final String SEQ = "n";

    private static final String PREV_SEQ = "p";
    private static final String TYPE = "t";
    private static final String ACTOR = "a";
    /** There where the message mentions somebody. */
    private static final String MENTIONS = "m";
    private static final String JSON = "j";
    private static final String DEFLATED_JSON = "z";
    private static final String FINGERPRINT = "f";
    /** Drawn for each write, so that a writer knows its own attempt from an equal event of somebody else. */
    private static final String WRITE = "w";
    private static final String CLOSED_FOR = "x";

    /** A write of up to so many bytes, names of attributes with them, is one unit. */
    private static final int UNIT_BYTES = 1024;
    /** What DynamoDB may count for the item beyond its JSON, at most. */
    private static final int FRAME_BYTES = 3 * 21 + 8 + 16 + 12;

    private EventItem() {
    }

    static Item key(ConversationId conversation, long seq) {
        return Item.EMPTY.text(CONVERSATION, conversation.value()).number(SEQ, seq);
    }

    static Item keyOf(Item item) {
        return Item.EMPTY.text(CONVERSATION, item.text(CONVERSATION)).number(SEQ, item.number(SEQ));
    }

    static Item of(Entry entry, long write) {
        LoggedEvent logged = entry.event();
        ConversationEvent event = logged.event();
        Item item = key(logged.conversationId(), logged.seq()).number(PREV_SEQ, logged.prevSeq()).number(TYPE, logged.type().number())
                .text(ACTOR, event.actor().value()).number(WRITE, write);
        if (event instanceof MessageNew message && !message.content().mentions().isEmpty()) {
            item = item.number(MENTIONS, 1);
        }
        ClientMessageKey clientMessage = entry.clientMessage();
        if (clientMessage != null) {
            item = item.bytes(FINGERPRINT, clientMessage.fingerprint());
        }
        return withJson(item, logged);
    }

    private static Item withJson(Item item, LoggedEvent logged) {
        byte[] json = logged.json();
        int frame = FRAME_BYTES + logged.conversationId().value().length() + logged.event().actor().value().length();
        if (frame + json.length <= UNIT_BYTES) {
            return item.bytes(JSON, json);
        }
        byte[] deflated = DeflatedJson.of(json);
        return units(frame + deflated.length) < units(frame + json.length) ? item.bytes(DEFLATED_JSON, deflated) : item.bytes(JSON, json);
    }

    private static int units(int bytes) {
        return Math.ceilDiv(bytes, UNIT_BYTES);
    }

    static LoggedEvent read(Item item) {
        byte[] json = item.has(JSON) ? item.bytes(JSON) : DeflatedJson.read(item.bytes(DEFLATED_JSON));
        return LoggedEvent.ofJson(new ConversationId(item.text(CONVERSATION)), item.number(SEQ), item.number(PREV_SEQ), type(item), json);
    }

    static Outline outline(Item item) {
        return new Outline(item.number(SEQ), type(item), new UserId(item.text(ACTOR)), item.has(MENTIONS));
    }

    static boolean isOf(ClientMessageKey key, Item item) {
        return item.has(FINGERPRINT) && Arrays.equals(item.bytes(FINGERPRINT), key.fingerprint());
    }

    static EventType type(Item item) {
        return EventType.of((int) item.number(TYPE));
    }

    /** A place that is closed because the event behind the one before it stands at {@code next}. */
    static Item closed(ConversationId conversation, long seq, long next) {
        return key(conversation, seq).number(CLOSED_FOR, next);
    }

    static boolean isEvent(Item item) {
        return !item.has(CLOSED_FOR);
    }

    static long closedFor(Item item) {
        return item.number(CLOSED_FOR);
    }
}
