package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;

/** How a conversation lies in its table. */
final class ConversationItem {

    private static final String KIND = "kind";
    private static final String MEMBER_IDS = "member_ids";
    private static final String OPENED_BY = "opened_by";
    private static final String CREATED_AT = "created_at";

    private ConversationItem() {
    }

    static Item key(ConversationId conversation) {
        return Item.EMPTY.text("pk", "conversation " + conversation.value()).text("sk", "conversation");
    }

    static Item of(Conversation conversation) {
        return key(conversation.id()).text(KIND, conversation.kind().name())
                .texts(MEMBER_IDS, conversation.members().stream().map(UserId::value).toList())
                .text(OPENED_BY, conversation.openedBy().value()).time(CREATED_AT, conversation.createdAt());
    }

    static Conversation read(ConversationId id, Item item) {
        return new Conversation(id, Kind.valueOf(item.text(KIND)), item.texts(MEMBER_IDS).stream().map(UserId::new).toList(),
                new UserId(item.text(OPENED_BY)), item.time(CREATED_AT));
    }
}
