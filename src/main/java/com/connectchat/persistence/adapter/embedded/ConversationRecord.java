package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** How a conversation lies in its table: as JSON. */
record ConversationRecord(String kind, List<String> members, String openedBy, long createdAt) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] of(Conversation conversation) {
        return JSON.writeValueAsBytes(new ConversationRecord(conversation.kind().name(),
                conversation.members().stream().map(UserId::value).toList(), conversation.openedBy().value(),
                conversation.createdAt().toEpochMilli()));
    }

    static Conversation read(ConversationId id, byte[] value) {
        ConversationRecord stored = JSON.readValue(value, ConversationRecord.class);
        return new Conversation(id, Kind.valueOf(stored.kind), stored.members.stream().map(UserId::new).toList(),
                new UserId(stored.openedBy), Instant.ofEpochMilli(stored.createdAt));
    }
}
