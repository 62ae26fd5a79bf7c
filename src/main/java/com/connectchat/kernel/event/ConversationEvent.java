package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
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

    /** Something that was said, or became of what was said. */
    sealed interface AboutMessage extends ConversationEvent {

        MessageId messageId();
    }

    /** Who is in a group, what it is called, how it is run. */
    sealed interface AboutGroup extends ConversationEvent {
    }

    /** A message was sent. */
    record MessageNew(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String clientMessageId,
            MessageContent content, Instant createdAt) implements AboutMessage {

        @Override
        public EventType type() {
            return EventType.MESSAGE_NEW;
        }
    }

    /** A message's text was replaced. */
    record MessageUpdated(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String text,
            Instant createdAt) implements AboutMessage {

        @Override
        public EventType type() {
            return EventType.MESSAGE_UPDATED;
        }
    }

    /** A message was deleted for everybody. */
    record MessageDeleted(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor,
            Instant createdAt) implements AboutMessage {

        @Override
        public EventType type() {
            return EventType.MESSAGE_DELETED;
        }
    }

    /** Somebody reacted to a message. */
    record ReactionAdded(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String emoji,
            Instant createdAt) implements AboutMessage {

        @Override
        public EventType type() {
            return EventType.REACTION_ADDED;
        }
    }

    /** Somebody took a reaction back. */
    record ReactionRemoved(ConversationId conversationId, long seq, long prevSeq, MessageId messageId, UserId actor, String emoji,
            Instant createdAt) implements AboutMessage {

        @Override
        public EventType type() {
            return EventType.REACTION_REMOVED;
        }
    }

    /** A group came into being, with its first members; its first event. */
    record ConversationCreated(ConversationId conversationId, long seq, long prevSeq, UserId actor, GroupProfile profile,
            List<GroupMember> members, Instant createdAt) implements AboutGroup {

        public ConversationCreated {
            members = List.copyOf(members);
        }

        @Override
        public EventType type() {
            return EventType.CONVERSATION_CREATED;
        }
    }

    /**
     * A group was renamed, or is run in another way, or is no more.
     *
     * @param deleted whether this is the group's last event
     */
    record ConversationUpdated(ConversationId conversationId, long seq, long prevSeq, UserId actor, GroupProfile profile, boolean deleted,
            Instant createdAt) implements AboutGroup {

        @Override
        public EventType type() {
            return EventType.CONVERSATION_UPDATED;
        }
    }

    /** Somebody came into a group. */
    record MemberAdded(ConversationId conversationId, long seq, long prevSeq, UserId member, Role role, UserId actor, Instant createdAt)
            implements AboutGroup {

        @Override
        public EventType type() {
            return EventType.MEMBER_ADDED;
        }
    }

    /** Somebody left a group, or had to: the last event that they see. */
    record MemberRemoved(ConversationId conversationId, long seq, long prevSeq, UserId member, UserId actor, Instant createdAt)
            implements AboutGroup {

        @Override
        public EventType type() {
            return EventType.MEMBER_REMOVED;
        }
    }

    /** Somebody has another role in a group. */
    record MemberUpdated(ConversationId conversationId, long seq, long prevSeq, UserId member, Role role, UserId actor, Instant createdAt)
            implements AboutGroup {

        @Override
        public EventType type() {
            return EventType.MEMBER_UPDATED;
        }
    }
}
