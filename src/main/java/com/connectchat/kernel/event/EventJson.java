package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of a conversation's events, as {@code docs/protocol.md} gives it. */
final class EventJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    /* The names as bytes, encoded once. */
    private static final byte[] ATTACHMENTS = JsonBytes.name("attachments");
    private static final byte[] MENTIONS = JsonBytes.name("mentions");
    private static final byte[] METADATA = JsonBytes.name("metadata");
    private static final byte[] CONVERSATION_ID = JsonBytes.name("conversation_id");
    private static final byte[] CREATED_AT = JsonBytes.name("created_at");
    private static final byte[] TEXT = JsonBytes.name("text");
    private static final byte[] EMOJI = JsonBytes.name("emoji");
    private static final byte[] MESSAGE_ID = JsonBytes.name("message_id");
    private static final byte[] CLIENT_MESSAGE_ID = JsonBytes.name("client_message_id");
    private static final byte[] KIND = JsonBytes.name("kind");
    private static final byte[] REPLY_TO = JsonBytes.name("reply_to");
    private static final byte[] SEQ = JsonBytes.name("seq");
    private static final byte[] PREV_SEQ = JsonBytes.name("prev_seq");
    private static final byte[] SENDER_ID = JsonBytes.name("sender_id");
    private static final byte[] USER_ID = JsonBytes.name("user_id");

    private EventJson() {
    }

    static byte[] encode(ConversationEvent event) {
        JsonBytes json = new JsonBytes(expectedLength(event))
                .string(CONVERSATION_ID, event.conversationId().value())
                .number(SEQ, event.seq())
                .number(PREV_SEQ, event.prevSeq());
        switch (event) {
            case MessageNew e -> ContentJson.write(subject(json, e.messageId(), SENDER_ID, e.actor())
                    .string(CLIENT_MESSAGE_ID, e.clientMessageId()), e.content());
            case MessageUpdated e -> subject(json, e.messageId(), SENDER_ID, e.actor()).string(TEXT, e.text());
            case MessageDeleted e -> subject(json, e.messageId(), SENDER_ID, e.actor());
            case ReactionAdded e -> subject(json, e.messageId(), USER_ID, e.actor()).string(EMOJI, e.emoji());
            case ReactionRemoved e -> subject(json, e.messageId(), USER_ID, e.actor()).string(EMOJI, e.emoji());
            case AboutGroup e -> GroupEventJson.write(json, e);
        }
        return json.string(CREATED_AT, Timestamps.text(event.createdAt())).end();
    }

    /** Room for ids and names, and for the text at its longest. */
    private static int expectedLength(ConversationEvent event) {
        return event instanceof MessageNew(_, _, _, _, _, _, var content, _) && content.text() != null
                ? 512 + JsonBytes.BYTES_OF_A_CHARACTER_MAX * content.text().length() : 512;
    }

    private static JsonBytes subject(JsonBytes json, MessageId message, byte[] actorField, UserId actor) {
        return json.string(MESSAGE_ID, message.value()).string(actorField, actor.value());
    }

    static ConversationEvent decode(EventType type, byte[] bytes) {
        JsonNode json = MAPPER.readTree(bytes);
        return type.ofGroup() ? GroupEventJson.read(type, json) : decodeMessage(type, json, bytes);
    }

    private static ConversationEvent decodeMessage(EventType type, JsonNode json, byte[] bytes) {
        ConversationId conversation = new ConversationId(json.get("conversation_id").stringValue());
        long seq = json.get("seq").longValue();
        long prevSeq = json.get("prev_seq").longValue();
        MessageId message = new MessageId(json.get("message_id").stringValue());
        Instant at = Instant.parse(json.get("created_at").stringValue());
        return switch (type) {
            case MESSAGE_NEW -> new MessageNew(conversation, seq, prevSeq, message, user(json, "sender_id"),
                    json.get("client_message_id").stringValue(), ContentJson.read(json, bytes), at);
            case MESSAGE_UPDATED -> new MessageUpdated(conversation, seq, prevSeq, message, user(json, "sender_id"),
                    json.get("text").stringValue(), at);
            case MESSAGE_DELETED -> new MessageDeleted(conversation, seq, prevSeq, message, user(json, "sender_id"), at);
            case REACTION_ADDED -> new ReactionAdded(conversation, seq, prevSeq, message, user(json, "user_id"),
                    json.get("emoji").stringValue(), at);
            case REACTION_REMOVED -> new ReactionRemoved(conversation, seq, prevSeq, message, user(json, "user_id"),
                    json.get("emoji").stringValue(), at);
            case CONVERSATION_CREATED, CONVERSATION_UPDATED, MEMBER_ADDED, MEMBER_REMOVED, MEMBER_UPDATED ->
                    throw new IllegalArgumentException(type.code() + " is about no message");
        };
    }

    private static UserId user(JsonNode json, String field) {
        return new UserId(json.get(field).stringValue());
    }

    /** The part of a message that its sender wrote. */
    static final class ContentJson {

        private ContentJson() {
        }

        static void write(JsonBytes json, MessageContent content) {
            json.string(KIND, content.kind().code());
            if (content.text() != null) {
                json.string(TEXT, content.text());
            }
            if (!content.attachments().isEmpty()) {
                json.raw(ATTACHMENTS, MAPPER.writeValueAsString(content.attachments().stream()
                        .map(media -> Map.of("media_id", media.value())).toList()));
            }
            if (content.replyTo() != null) {
                json.string(REPLY_TO, content.replyTo().value());
            }
            if (!content.mentions().isEmpty()) {
                json.raw(MENTIONS, MAPPER.writeValueAsString(content.mentions().stream().map(UserId::value).toList()));
            }
            if (content.metadata() != null) {
                json.raw(METADATA, content.metadata());
            }
        }

        static MessageContent read(JsonNode json, byte[] bytes) {
            List<MediaId> attachments = new ArrayList<>();
            json.path("attachments").forEach(each -> attachments.add(new MediaId(each.get("media_id").stringValue())));
            List<UserId> mentions = new ArrayList<>();
            json.path("mentions").forEach(each -> mentions.add(new UserId(each.stringValue())));
            return new MessageContent(MessageKind.of(json.get("kind").stringValue()),
                    json.has("text") ? json.get("text").stringValue() : null, attachments,
                    json.has("reply_to") ? new MessageId(json.get("reply_to").stringValue()) : null, mentions,
                    json.has("metadata") ? metadata(bytes) : null);
        }

        private static String metadata(byte[] bytes) {
            try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
                json.nextToken();
                while (!"metadata".equals(json.nextName())) {
                    json.nextToken();
                    json.skipChildren();
                }
                json.nextToken();
                return CompactJson.read(json);
            }
        }
    }
}
