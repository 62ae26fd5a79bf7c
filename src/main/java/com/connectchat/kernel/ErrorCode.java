package com.connectchat.kernel;

/** Every error that a client may see, the same over WebSocket and HTTPS; {@code docs/protocol.md} lists them. */
public enum ErrorCode {

    INVALID_REQUEST(400, false),
    UNAUTHENTICATED(401, false),
    TOKEN_EXPIRED(401, false),
    FORBIDDEN(403, false),
    NOT_FOUND(404, false),
    METHOD_NOT_ALLOWED(405, false),
    NOT_ACCEPTABLE(406, false),
    CONFLICT(409, false),
    PRECONDITION_FAILED(412, false),
    PAYLOAD_TOO_LARGE(413, false),
    UNSUPPORTED_MEDIA_TYPE(415, false),
    VALIDATION_FAILED(422, false),
    RATE_LIMITED(429, true),
    TOO_MANY_IN_FLIGHT(429, true),
    NOT_SUPPORTED(501, false),
    UNAVAILABLE(503, true),
    INTERNAL(500, true);

    private final String code;
    private final int httpStatus;
    private final boolean retryable;

    ErrorCode(int httpStatus, boolean retryable) {
        this.code = name().toLowerCase(java.util.Locale.ROOT);
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    /** The name on the wire, such as {@code not_found}. */
    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later, unchanged. */
    public boolean retryable() {
        return retryable;
    }
}
