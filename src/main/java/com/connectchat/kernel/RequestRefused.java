package com.connectchat.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends an HTTPS request with one of the protocol's errors; thrown by web adapters only, and answered in one place. */
public final class RequestRefused extends RuntimeException {

    private final ErrorCode code;
    private final @Nullable Duration retryAfter;

    /** @param message what was wrong, what is legal, what to do; the client reads it */
    public RequestRefused(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** @param retryAfter how long the client should wait before it tries again, where that is known */
    public RequestRefused(ErrorCode code, String message, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    /** What the answer says in {@code Retry-After}, rounded up to whole seconds; null: nothing. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
