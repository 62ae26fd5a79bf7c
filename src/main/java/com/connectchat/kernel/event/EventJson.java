package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of a conversation's events, as {@code docs/protocol.md} gives it. */
final class EventJson {

    private static final JsonFactory FACTORY = JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    /* The names as bytes, encoded once. */
    private static final SerializedString CONVERSATION_ID = new SerializedString("conversation_id");
    private static final SerializedString CREATED_AT = new SerializedString("created_at");
    private static final SerializedString TEXT = new SerializedString("text");
    private static final SerializedString EMOJI = new SerializedString("emoji");
    private static final SerializedString MESSAGE_ID = new SerializedString("message_id");
    private static final SerializedString CLIENT_MESSAGE_ID = new SerializedString("client_message_id");
    private static final SerializedString KIND = new SerializedString("kind");
    private static final SerializedString MEDIA_ID = new SerializedString("media_id");
    private static final SerializedString REPLY_TO = new SerializedString("reply_to");
    private static final SerializedString SEQ = new SerializedString("seq");
    private static final SerializedString PREV_SEQ = new SerializedString("prev_seq");
    private static final SerializedString SENDER_ID = new SerializedString("sender_id");
    private static final SerializedString USER_ID = new SerializedString("user_id");

    private EventJson() {
    }

    static byte[] encode(ConversationEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            text(json, CONVERSATION_ID, event.conversationId().value());
            number(json, SEQ, event.seq());
            number(json, PREV_SEQ, event.prevSeq());
            writeBody(json, event);
            text(json, CREATED_AT, Timestamps.text(event.createdAt()));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeBody(JsonGenerator json, ConversationEvent event) {
        switch (event) {
            case MessageNew e -> writeMessage(json, e);
            case MessageUpdated e -> {
                writeSubject(json, e.messageId(), SENDER_ID, e.actor());
                text(json, TEXT, e.text());
            }
            case MessageDeleted e -> writeSubject(json, e.messageId(), SENDER_ID, e.actor());
            case ReactionAdded e -> {
                writeSubject(json, e.messageId(), USER_ID, e.actor());
                text(json, EMOJI, e.emoji());
            }
            case ReactionRemoved e -> {
                writeSubject(json, e.messageId(), USER_ID, e.actor());
                text(json, EMOJI, e.emoji());
            }
        }
    }

    private static void writeSubject(JsonGenerator json, MessageId message, SerializedString actorField, UserId actor) {
        text(json, MESSAGE_ID, message.value());
        text(json, actorField, actor.value());
    }

    private static void writeMessage(JsonGenerator json, MessageNew message) {
        writeSubject(json, message.messageId(), SENDER_ID, message.actor());
        text(json, CLIENT_MESSAGE_ID, message.clientMessageId());
        ContentJson.write(json, message.content());
    }

    private static void text(JsonGenerator json, SerializedString name, String value) {
        json.writeName(name);
        json.writeString(value);
    }

    private static void number(JsonGenerator json, SerializedString name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    static ConversationEvent decode(EventType type, byte[] bytes) {
        JsonNode json = MAPPER.readTree(bytes);
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
        };
    }

    private static UserId user(JsonNode json, String field) {
        return new UserId(json.get(field).stringValue());
    }

    /** The part of a message that its sender wrote. */
    static final class ContentJson {

        private ContentJson() {
        }

        static void write(JsonGenerator json, MessageContent content) {
            text(json, KIND, content.kind().code());
            if (content.text() != null) {
                text(json, TEXT, content.text());
            }
            if (!content.attachments().isEmpty()) {
                json.writeArrayPropertyStart("attachments");
                for (MediaId media : content.attachments()) {
                    json.writeStartObject();
                    text(json, MEDIA_ID, media.value());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            if (content.replyTo() != null) {
                text(json, REPLY_TO, content.replyTo().value());
            }
            if (!content.mentions().isEmpty()) {
                json.writeArrayPropertyStart("mentions");
                for (UserId user : content.mentions()) {
                    json.writeString(user.value());
                }
                json.writeEndArray();
            }
            if (content.metadata() != null) {
                json.writeName("metadata");
                json.writeRawValue(content.metadata());
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
