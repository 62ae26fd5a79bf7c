package com.connectchat.notification.domain;

import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushLevel;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who might be pushed to, as they stand now.
 *
 * @param addresses    how many of their devices have one
 * @param present      whether they are in the conversation and may see the event
 * @param blocked      whether they and the one who did it are on no speaking terms
 * @param acknowledged up to where one of their devices has the conversation
 * @param read         up to where they have read it
 * @param mutedUntil   null where they have not silenced it
 * @param level        what they want of this conversation; null: the same as of all
 */
public record Recipient(UserId userId, int addresses, boolean present, boolean blocked, long acknowledged, long read,
        @Nullable Instant mutedUntil, Preferences preferences, @Nullable PushLevel level) implements ValueObject {
}
