package com.connectchat.remote;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** An event crosses as the bytes that it is stored as, so nothing decodes it on its way (ADR-0009). */
final class LoggedEventCodec implements Codec {

    @Override
    public void write(JsonGenerator json, Object value) {
        LoggedEvent event = (LoggedEvent) value;
        json.writeStartArray();
        json.writeString(event.conversationId().value());
        json.writeNumber(event.seq());
        json.writeNumber(event.prevSeq());
        json.writeString(event.type().name());
        json.writeBinary(event.json());
        json.writeEndArray();
    }

    @Override
    public Object read(JsonParser json) {
        json.nextToken();
        ConversationId conversation = new ConversationId(json.getString());
        json.nextToken();
        long seq = json.getLongValue();
        json.nextToken();
        long prevSeq = json.getLongValue();
        json.nextToken();
        EventType type = EventType.valueOf(json.getString());
        json.nextToken();
        LoggedEvent event = LoggedEvent.ofJson(conversation, seq, prevSeq, type, json.getBinaryValue());
        json.nextToken();
        return event;
    }
}
