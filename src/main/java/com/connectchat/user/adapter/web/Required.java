package com.connectchat.user.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What several endpoints refuse in the same words. */
final class Required {

    private Required() {
    }

    /** The field's value, refused where it is missing. */
    static String text(String pointer, @Nullable String value) {
        if (value == null) {
            throw new InvalidField(pointer, pointer.substring(1) + " is required");
        }
        return value;
    }

    static RequestRefused tooManyTries(Duration retryAfter) {
        return new RequestRefused(ErrorCode.RATE_LIMITED, "too many tries; wait before the next one", retryAfter);
    }

    static RequestRefused busy() {
        return new RequestRefused(ErrorCode.UNAVAILABLE, "too many people are signing in at this moment; try again", Duration.ofSeconds(1));
    }
}
