package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.persistence.StoredMessage;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands: the data of its {@code message.new}, with what became of it.
 *
 * @param deleted true, or missing; of a deleted message nothing that its sender wrote is left
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MessageJson(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId senderId, String clientMessageId,
        @OneOf(MessageKind.class) String kind, @Nullable String text, List<AttachmentJson> attachments, @Nullable MessageId replyTo,
        List<UserId> mentions, @JsonRawValue @Nullable String metadata, Instant createdAt, @Nullable Instant editedAt,
        @Nullable Boolean deleted, List<ReactionJson> reactions) {

    static MessageJson of(StoredMessage message, UserId reader) {
        return message.deleted() ? deleted(message.sent()) : standing(message, reader);
    }

    private static MessageJson deleted(MessageNew sent) {
        return new MessageJson(sent.conversationId(), sent.seq(), sent.prevSeq(), sent.messageId(), sent.actor(), sent.clientMessageId(),
                sent.content().kind().code(), null, List.of(), sent.content().replyTo(), List.of(), null, sent.createdAt(), null, true,
                List.of());
    }

    private static MessageJson standing(StoredMessage message, UserId reader) {
        MessageNew sent = message.sent();
        MessageContent content = sent.content();
        long editedAt = message.changes().editedAt();
        return new MessageJson(sent.conversationId(), sent.seq(), sent.prevSeq(), sent.messageId(), sent.actor(), sent.clientMessageId(),
                content.kind().code(), message.changes().text(), content.attachments().stream().map(AttachmentJson::new).toList(),
                content.replyTo(), content.mentions(), content.metadata(), sent.createdAt(),
                editedAt == 0 ? null : Instant.ofEpochMilli(editedAt), null, ReactionJson.of(message, reader));
    }

    /** An attached file. */
    record AttachmentJson(MediaId mediaId) {
    }

    /** Who reacted with one emoji, in the order in which they did; {@code me}: the reader is among them. */
    record ReactionJson(String emoji, int count, List<UserId> userIds, boolean me) {

        static List<ReactionJson> of(StoredMessage message, UserId reader) {
            return message.changes().reactions().entrySet().stream()
                    .map(each -> new ReactionJson(each.getKey(), each.getValue().size(), each.getValue(), each.getValue().contains(reader)))
                    .toList();
        }
    }
}
