package com.connectchat.kernel;

/** Ends an HTTPS request with one of the protocol's errors; thrown by web adapters only, and answered in one place. */
public final class RequestRefused extends RuntimeException {

    private final ErrorCode code;

    /** @param message what was wrong, what is legal, what to do; the client reads it */
    public RequestRefused(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
