package com.connectchat.bus.contract;

import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** What a client can ask of a conversation. Bounds are checked before a command is made. */
public sealed interface Command {

    /**
     * @param clientMessageId a UUID; with conversation, sender and device it names this message for 7 days
     * @param toUser          the other person, where the direct conversation may have to be opened first
     */
    record SendMessage(String clientMessageId, @Nullable UserId toUser, MessageContent content) implements Command {
    }

    record EditMessage(MessageId messageId, String text) implements Command {
    }

    record DeleteMessage(MessageId messageId) implements Command {
    }

    /** @param emoji 1 to 64 bytes of UTF-8 */
    record AddReaction(MessageId messageId, String emoji) implements Command {
    }

    record RemoveReaction(MessageId messageId, String emoji) implements Command {
    }

    /** Moves the device's delivered cursor, and the user's read cursor; {@code 0} leaves a cursor where it is. */
    record MoveReceipts(long deliveredSeq, long readSeq) implements Command {
    }

    /** Says that the user types, or stopped; best effort. */
    record SetTyping(boolean active) implements Command {
    }
}
