package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.Table;
import com.connectchat.dynamodb.Table.Attribute;
import com.connectchat.dynamodb.Table.Type;
import java.util.List;

/** The tables of the history service. Names of attributes that stand in every event are one letter, for they are paid for with it. */
final class HistoryTables {

    /** Events by conversation and number; at the negative number of a message lies what became of it. */
    static final Table EVENTS = new Table("events", new Attribute(EventItem.CONVERSATION, Type.TEXT),
            new Attribute(EventItem.SEQ, Type.NUMBER), null);

    /** The place that a client's message was to take, by its fingerprint. */
    static final Table CLIENT_MESSAGES = new Table("client-messages", new Attribute(Intent.FINGERPRINT, Type.BYTES), null,
            Intent.EXPIRES_AT);

    /** Conversations; members' places by user and conversation; devices' cursors by user, device and conversation. */
    static final Table CONVERSATIONS = new Table("conversations", new Attribute("pk", Type.TEXT), new Attribute("sk", Type.TEXT), null);

    private HistoryTables() {
    }

    static List<Table> all() {
        return List.of(EVENTS, CLIENT_MESSAGES, CONVERSATIONS);
    }
}
