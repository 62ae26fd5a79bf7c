package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.application.Events.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How what became of a message lies beside the events of its conversation: at the negative of its number, so that what became of a page
 * of messages is one short query.
 */
record ChangesItem(String text, long editedAt, boolean deleted, Map<String, List<String>> reactions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NEWEST = "s";
    private static final String STATE = "j";

    static Item key(ConversationId conversation, long seq) {
        return EventItem.key(conversation, -seq);
    }

    /** A state never takes the place of a later one. */
    static Write.Put put(Change change) {
        Changes state = change.state();
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        state.reactions().forEach((emoji, users) -> reactions.put(emoji, users.stream().map(UserId::value).toList()));
        byte[] json = JSON.writeValueAsBytes(new ChangesItem(state.text(), state.editedAt(), state.deleted(), reactions));
        return new Write.Put(HistoryTables.EVENTS,
                key(change.conversationId(), change.seq()).number(NEWEST, state.seq()).bytes(STATE, json),
                new Condition("attribute_not_exists(s) OR s < :s", Item.EMPTY.number(":s", state.seq())));
    }

    static long seq(Item item) {
        return -item.number(EventItem.SEQ);
    }

    static Changes read(Item item) {
        ChangesItem stored = JSON.readValue(item.bytes(STATE), ChangesItem.class);
        Map<String, List<UserId>> users = new LinkedHashMap<>();
        stored.reactions.forEach((emoji, ids) -> users.put(emoji, ids.stream().map(UserId::new).toList()));
        return new Changes(item.number(NEWEST), stored.text, stored.editedAt, stored.deleted, users);
    }
}
