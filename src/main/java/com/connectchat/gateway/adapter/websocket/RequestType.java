package com.connectchat.gateway.adapter.websocket;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client may ask, and which fields each request has; any other field is ignored, as is a field of another request. */
enum RequestType {

    HELLO("hello", Field.TOKEN, Field.CLIENT, Field.CURSORS),
    TOKEN_REFRESH("token.refresh", Field.TOKEN),
    PING("ping"),
    MESSAGE_SEND("message.send", Field.CONVERSATION_ID, Field.TO_USER_ID, Field.CLIENT_MESSAGE_ID, Field.KIND, Field.TEXT,
            Field.ATTACHMENTS, Field.REPLY_TO, Field.MENTIONS, Field.METADATA),
    MESSAGE_EDIT("message.edit", Field.CONVERSATION_ID, Field.MESSAGE_ID, Field.TEXT),
    MESSAGE_DELETE("message.delete", Field.CONVERSATION_ID, Field.MESSAGE_ID),
    REACTION_ADD("reaction.add", Field.CONVERSATION_ID, Field.MESSAGE_ID, Field.EMOJI),
    REACTION_REMOVE("reaction.remove", Field.CONVERSATION_ID, Field.MESSAGE_ID, Field.EMOJI),
    RECEIPT_DELIVERED("receipt.delivered", Field.CONVERSATION_ID, Field.UP_TO_SEQ),
    RECEIPT_READ("receipt.read", Field.CONVERSATION_ID, Field.UP_TO_SEQ),
    TYPING("typing", Field.CONVERSATION_ID, Field.ACTIVE),
    PRESENCE_WATCH("presence.watch", Field.USER_IDS),
    PRESENCE_UNWATCH("presence.unwatch", Field.USER_IDS),
    SYNC("sync", Field.CURSORS);

    private static final Map<String, RequestType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(RequestType::code, Function.identity()));

    private final String code;
    private final Set<Field> fields = EnumSet.noneOf(Field.class);

    RequestType(String code, Field... fields) {
        this.code = code;
        this.fields.addAll(Set.of(fields));
    }

    static @Nullable RequestType of(String code) {
        return BY_CODE.get(code);
    }

    /** The {@code type} of the frame. */
    String code() {
        return code;
    }

    boolean has(Field field) {
        return fields.contains(field);
    }

    /** The fields of all requests, by their names on the wire. */
    enum Field {

        TOKEN, CLIENT, CURSORS, CONVERSATION_ID, TO_USER_ID, CLIENT_MESSAGE_ID, KIND, TEXT, ATTACHMENTS, REPLY_TO, MENTIONS, METADATA,
        MESSAGE_ID, EMOJI, UP_TO_SEQ, ACTIVE, USER_IDS;

        private static final Map<String, Field> BY_CODE =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::code, Function.identity()));

        private final String code = name().toLowerCase(java.util.Locale.ROOT);

        static @Nullable Field of(String code) {
            return BY_CODE.get(code);
        }

        String code() {
            return code;
        }

        /** Where it stands in {@code data}. */
        String pointer() {
            return "/" + code;
        }
    }
}
