package com.connectchat.bus.contract;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the gateway authenticated them, and where the answer goes.
 *
 * @param replyTo nobody waits for an answer when it is missing
 */
public record Origin(UserId userId, DeviceId deviceId, @Nullable ReplyTo replyTo) {
}
