package com.connectchat.kernel;

/** Why the server closes a WebSocket, and with that what the client does next. */
public enum CloseCode {

    INTERNAL(4000, "internal error"),
    DRAINING(4001, "draining"),
    SLOW_CONSUMER(4002, "slow consumer"),
    TOKEN_EXPIRED(4401, "token expired"),
    HEARTBEAT_MISSED(4408, "no hello, or two heartbeats missed"),
    RATE_LIMITED(4429, "rate limited"),
    PROTOCOL_ERROR(4500, "protocol error"),
    AUTHENTICATION_FAILED(4501, "authentication failed"),
    SESSION_REVOKED(4503, "account suspended or deleted, session revoked, or device removed"),
    REPLACED(4509, "replaced by a newer socket of the same device"),
    NOT_WEBSOCKET(1002, "frame not as RFC 6455 has it"),
    INVALID_TEXT(1007, "not UTF-8"),
    FRAME_TOO_LARGE(1009, "frame over the size limit");

    private final int number;
    private final String meaning;

    CloseCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the client may reconnect, with full-jitter backoff, and resume. */
    public boolean reconnect() {
        return number >= 4000 && number < 4500;
    }
}
