package com.connectchat.redis;

import com.connectchat.kernel.Unavailable;
import org.jspecify.annotations.Nullable;

/** Redis did not do what was asked, or not in time: whether it was done is unknown. */
public final class RedisUnavailable extends Unavailable {

    RedisUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
