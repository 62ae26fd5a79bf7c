package com.connectchat.bus.contract;

import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user is from now on, all their devices together. Best effort: who missed one finds it in the session registry.
 *
 * @param status {@code online}, {@code away} or {@code offline}
 */
public record PresenceChanged(UserId userId, String status, @Nullable Instant lastSeenAt) {
}
