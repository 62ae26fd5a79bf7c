package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.UserId;
import com.connectchat.persistence.StoredMessage.Changes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How a message's changes lie in their table: as JSON. */
record ChangesRecord(long seq, String text, long editedAt, boolean deleted, Map<String, List<String>> reactions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] of(Changes changes) {
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        changes.reactions().forEach((emoji, users) -> reactions.put(emoji, users.stream().map(UserId::value).toList()));
        return JSON.writeValueAsBytes(new ChangesRecord(changes.seq(), changes.text(), changes.editedAt(), changes.deleted(), reactions));
    }

    static Changes read(byte[] value) {
        return JSON.readValue(value, ChangesRecord.class).toDomain();
    }

    private Changes toDomain() {
        Map<String, List<UserId>> users = new LinkedHashMap<>();
        reactions.forEach((emoji, ids) -> users.put(emoji, ids.stream().map(UserId::new).toList()));
        return new Changes(seq, text, editedAt, deleted, users);
    }
}
