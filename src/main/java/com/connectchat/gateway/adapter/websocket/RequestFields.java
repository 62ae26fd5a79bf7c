package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.adapter.websocket.RequestType.Field;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one request. A field that is wrong is remembered and reading goes on, because a frame that turns out not to be JSON
 * further on is worse. A field that is {@code null} counts as not there.
 */
final class RequestFields {

    static final int CURSORS_MAX = 200;
    static final int WATCHED_MAX = 200;

    private final @Nullable String[] strings = new String[Field.values().length];
    private final StringBuilder compact = new StringBuilder();
    private List<MediaId> attachments = List.of();
    private @Nullable List<UserId> users;
    private Map<ConversationId, Long> cursors = Map.of();
    private long upToSeq;
    private @Nullable Boolean active;
    private @Nullable InvalidField fault;

    void clear() {
        Arrays.fill(strings, null);
        attachments = List.of();
        users = null;
        cursors = Map.of();
        upToSeq = -1;
        active = null;
        fault = null;
    }

    /** The first field that is wrong. */
    @Nullable InvalidField fault() {
        return fault;
    }

    void read(JsonParser json, @Nullable JsonToken value, RequestType type) {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            refuse("", "data must be an object", json);
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            Field field = Field.of(name);
            if (field == null || !type.has(field) || token == JsonToken.VALUE_NULL) {
                json.skipChildren();
            } else {
                read(json, token, field);
            }
        }
    }

    private void read(JsonParser json, JsonToken token, Field field) {
        switch (field) {
            case TOKEN, CONVERSATION_ID, TO_USER_ID, CLIENT_MESSAGE_ID, KIND, TEXT, REPLY_TO, MESSAGE_ID, EMOJI ->
                    readString(json, token, field);
            case UP_TO_SEQ -> upToSeq = seq(json, token, field.pointer());
            case ACTIVE -> readActive(json, token);
            case MENTIONS, USER_IDS -> users = readUsers(json, token, field);
            case ATTACHMENTS -> attachments = readAttachments(json, token);
            case CURSORS -> readCursors(json, token);
            case METADATA -> readMetadata(json, token);
            case CLIENT -> requireObject(json, token);
        }
    }

    private void readString(JsonParser json, JsonToken token, Field field) {
        if (token == JsonToken.VALUE_STRING) {
            strings[field.ordinal()] = json.getString();
        } else {
            refuse(field.pointer(), field.code() + " must be a string", json);
        }
    }

    private void readActive(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            active = token == JsonToken.VALUE_TRUE;
        } else {
            refuse("/active", "active must be true or false", json);
        }
    }

    private long seq(JsonParser json, JsonToken token, String pointer) {
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() >= 0 && json.getLongValue() <= ClientValues.SEQ_MAX) {
            return json.getLongValue();
        }
        refuse(pointer, "a seq must be a whole number from 0 to " + ClientValues.SEQ_MAX, json);
        return -1;
    }

    private List<UserId> readUsers(JsonParser json, JsonToken token, Field field) {
        int max = field == Field.MENTIONS ? MessageContent.MENTIONS_MAX : WATCHED_MAX;
        List<UserId> read = new ArrayList<>();
        if (token != JsonToken.START_ARRAY) {
            refuse(field.pointer(), field.code() + " must be an array of user ids", json);
            return read;
        }
        for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
            if (each != JsonToken.VALUE_STRING || !Ids.isLegal(json.getString())) {
                refuse(field.pointer(), field.code() + " must be an array of user ids", json);
            } else if (read.size() == max) {
                refuse(field.pointer(), "at most " + max + " users", json);
            } else {
                read.add(new UserId(json.getString()));
            }
        }
        return read;
    }

    private List<MediaId> readAttachments(JsonParser json, JsonToken token) {
        List<MediaId> read = new ArrayList<>();
        if (token != JsonToken.START_ARRAY) {
            refuse("/attachments", "attachments must be an array of {media_id}", json);
            return read;
        }
        for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
            MediaId media = each == JsonToken.START_OBJECT ? readAttachment(json) : null;
            if (media == null) {
                refuse("/attachments", "attachments must be an array of {media_id}", json);
            } else if (read.size() == MessageContent.ATTACHMENTS_MAX) {
                refuse("/attachments", "at most " + MessageContent.ATTACHMENTS_MAX + " attachments", json);
            } else {
                read.add(media);
            }
        }
        return read;
    }

    private static @Nullable MediaId readAttachment(JsonParser json) {
        MediaId media = null;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken token = json.nextToken();
            if (name.equals("media_id") && token == JsonToken.VALUE_STRING && Ids.isLegal(json.getString())) {
                media = new MediaId(json.getString());
            }
            json.skipChildren();
        }
        return media;
    }

    private void readCursors(JsonParser json, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            refuse("/cursors", "cursors must be an object of conversation_id to seq", json);
            return;
        }
        Map<ConversationId, Long> read = new HashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            long seq = seq(json, json.nextToken(), "/cursors");
            if (!Ids.isLegal(name)) {
                refuse("/cursors", "cursors must be an object of conversation_id to seq", json);
            } else if (read.size() == CURSORS_MAX) {
                refuse("/cursors", "at most " + CURSORS_MAX + " cursors; leave out the conversations that are longest unchanged", json);
            } else {
                read.put(new ConversationId(name), seq);
            }
        }
        cursors = read;
    }

    private void readMetadata(JsonParser json, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            refuse("/metadata", "metadata must be an object", json);
            return;
        }
        compact.setLength(0);
        CompactJson.copy(json, compact);
        strings[Field.METADATA.ordinal()] = compact.toString();
    }

    private void requireObject(JsonParser json, JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            refuse("/client", "client must be an object", json);
        }
    }

    private void refuse(String pointer, String message, JsonParser json) {
        json.skipChildren();
        fault(pointer, message);
    }

    private void fault(String pointer, String message) {
        if (fault == null) {
            fault = new InvalidField(pointer, message);
        }
    }

    @Nullable String string(Field field) {
        return strings[field.ordinal()];
    }

    List<MediaId> attachments() {
        return attachments;
    }

    /** The users who are mentioned, or to be watched; null where the field is not there. */
    @Nullable List<UserId> users() {
        return users;
    }

    Map<ConversationId, Long> cursors() {
        return cursors;
    }

    /** Negative when it is not there. */
    long upToSeq() {
        return upToSeq;
    }

    @Nullable Boolean active() {
        return active;
    }
}
