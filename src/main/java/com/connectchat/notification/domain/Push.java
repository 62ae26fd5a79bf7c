package com.connectchat.notification.domain;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What one device is told. It takes the place of an earlier one of the same conversation.
 *
 * @param unread  how many messages of the conversation its user has not read
 * @param preview null where it shows nothing of the content
 */
public record Push(UserId userId, PushAddress address, ConversationId conversationId, long seq, long unread, @Nullable Preview preview)
        implements ValueObject {

    /** Who wrote, and how it begins; only for those who asked for it. */
    public record Preview(String sender, String text) implements ValueObject {

        public static final int CHARACTERS_MAX = 100;

        /** The beginning of a text, which never ends in half a character. */
        public static Preview of(String sender, String text) {
            return text.codePointCount(0, text.length()) <= CHARACTERS_MAX ? new Preview(sender, text)
                    : new Preview(sender, text.substring(0, text.offsetByCodePoints(0, CHARACTERS_MAX)));
        }

        /** What people wrote goes into no log. */
        @Override
        public String toString() {
            return "Preview[" + text.length() + " characters]";
        }
    }
}
