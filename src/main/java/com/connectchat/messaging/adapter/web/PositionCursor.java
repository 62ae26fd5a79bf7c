package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.persistence.ReadHistory.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place in the list of conversations as clients carry it: opaque to them, and nothing that they could not see anyway. */
final class PositionCursor {

    private PositionCursor() {
    }

    static String of(Position position) {
        String text = position.activeAt().toEpochMilli() + " " + position.conversationId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static @Nullable Position read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            return new Position(Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, space)))),
                    new ConversationId(text.substring(space + 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidField("/cursor",
                    "cursor must be the next_cursor of the page before, unchanged; leave it out for the first page");
        }
    }
}
