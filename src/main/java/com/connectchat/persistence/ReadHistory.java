package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * The read side of the log: conversations as a member sees them. Who may see what is the caller's to check.
 * Thread-safe. Everything here throws {@link StoreUnavailable} when the store can't answer now.
 */
@Idempotent
@PrimaryPort
public interface ReadHistory {

    /** The newest messages below {@code beforeSeq}, ascending, at most {@code limit}; deleted ones among them. */
    List<StoredMessage> messagesBefore(ConversationId conversation, long beforeSeq, int limit);

    /** The oldest messages above {@code afterSeq}, ascending, at most {@code limit}; deleted ones among them. */
    List<StoredMessage> messagesAfter(ConversationId conversation, long afterSeq, int limit);

    /** One conversation as this member sees it; empty for who is not a member. */
    Optional<Overview> overview(ConversationId conversation, UserId user, DeviceId device);

    /**
     * A user's conversations, newest activity first, at most {@code limit}; an empty direct one shows only to who opened it.
     *
     * @param after the last one of the page before; {@code null} for the first page
     */
    List<Overview> overviews(UserId user, DeviceId device, @Nullable Position after, int limit);

    /** Unread messages of one member: messages of others above the read cursor, not deleted. */
    Unread unread(ConversationId conversation, UserId user, long readSeq);

    /** How the {@link Overview#unread} of a member comes about; empty for who is not a member. */
    Optional<Explanation> explainUnread(ConversationId conversation, UserId user, DeviceId device);

    /** A place in the order of {@link #overviews}. */
    record Position(Instant activeAt, ConversationId conversationId) {
    }

    /** What is new to a member, and how much of it names them. */
    record Unread(long messages, long mentions) {
    }

    /**
     * What lies above the larger of {@code readSeq} and {@code joinedSeq}: {@code unread.messages} is {@code messagesOfOthers} less
     * {@code deletedOfThem}.
     *
     * @param readSeq          what the user has read on any device
     * @param joinedSeq        where the user came in; 0 for who was there from the beginning
     * @param upToSeq          the newest event that counts for this user
     * @param messagesOfOthers deleted ones among them
     * @param otherEvents      edits, deletions, reactions, changes of the group: they count for nothing
     */
    record Explanation(long readSeq, long joinedSeq, long upToSeq, long messagesOfOthers, long deletedOfThem, long ownMessages,
            long otherEvents, Unread unread) {
    }

    /**
     * @param activeAt    when something was last said, or when it was opened
     * @param lastMessage the newest message, deleted or not
     */
    record Overview(Conversations.Conversation conversation, Instant activeAt, long lastSeq, Cursors cursors, @Nullable Instant mutedUntil,
            Unread unread, @Nullable StoredMessage lastMessage) {

        public Position position() {
            return new Position(activeAt, conversation.id());
        }
    }
}
