package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * One durable fact of a conversation. Its {@code seq} is its place in the one order that all members see;
 * {@code prevSeq} is the place of the fact before it, 0 for the first, so that a reader can see a gap.
 */
public sealed interface ConversationEvent extends DomainEvent {

    ConversationId conversationId();

    long seq();

    long prevSeq();

    /** Who did it. */
    UserId actor();

    /** Server time of the numbering, in milliseconds; for display, never for order. */
    Instant createdAt();

    EventType type();

    /** A message was sent. */
    record MessageNew(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String clientMessageId,
            MessageContent content, Instant createdAt) implements ConversationEvent {

        @Override
        public EventType type() {
            return EventType.MESSAGE_NEW;
        }
    }

    /** A message's text was replaced. */
    record MessageUpdated(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String text,
            Instant createdAt) implements ConversationEvent {

        @Override
        public EventType type() {
            return EventType.MESSAGE_UPDATED;
        }
    }

    /** A message was deleted for everybody. */
    record MessageDeleted(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor,
            Instant createdAt) implements ConversationEvent {

        @Override
        public EventType type() {
            return EventType.MESSAGE_DELETED;
        }
    }

    /** Somebody reacted to a message. */
    record ReactionAdded(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String emoji,
            Instant createdAt) implements ConversationEvent {

        @Override
        public EventType type() {
            return EventType.REACTION_ADDED;
        }
    }

    /** Somebody took a reaction back. */
    record ReactionRemoved(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String emoji,
            Instant createdAt) implements ConversationEvent {

        @Override
        public EventType type() {
            return EventType.REACTION_REMOVED;
        }
    }
}
