package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.domain.AllowedOrigins;
import com.connectchat.kernel.ErrorCode;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who comes in. Thread-safe. */
final class Doorkeeper {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private static final Upgrade TOO_LONG = new Upgrade.Refused(431, ErrorCode.INVALID_REQUEST,
            "the request head is larger than " + WebSocketListener.HEAD_BYTES_MAX + " bytes", "");
    private static final Upgrade STOPPING =
            new Upgrade.Refused(503, ErrorCode.UNAVAILABLE, "this server is stopping; connect again", "Retry-After: 1\r\n");
    private static final Upgrade FULL =
            new Upgrade.Refused(503, ErrorCode.UNAVAILABLE, "this server is full; try again later", "Retry-After: 30\r\n");
    private static final Upgrade TOO_MANY_OF_ADDRESS =
            new Upgrade.Refused(429, ErrorCode.RATE_LIMITED, "too many connections from this address", "Retry-After: 30\r\n");

    private final AllowedOrigins origins;
    private volatile boolean draining;

    Doorkeeper(AllowedOrigins origins) {
        this.origins = origins;
    }

    /** From now on nobody does. */
    void drain() {
        draining = true;
    }

    Upgrade judge(HttpRequest request, Admission.Verdict verdict) {
        DecoderResult decoded = request.decoderResult();
        if (decoded.isFailure()) {
            boolean tooLong = decoded.cause() instanceof TooLongHttpHeaderException || decoded.cause() instanceof TooLongHttpLineException;
            return tooLong ? TOO_LONG : Upgrade.Refused.of(ErrorCode.INVALID_REQUEST, "not an HTTP/1.1 request");
        }
        if (draining) {
            return STOPPING;
        }
        return switch (verdict) {
            case FULL -> FULL;
            case TOO_MANY_OF_ADDRESS -> TOO_MANY_OF_ADDRESS;
            case WELCOME -> Upgrade.of(request, origins);
        };
    }

    void refused(Upgrade.Refused refused) {
        log.debug("An upgrade was refused: {} {}", refused.status(), refused.code().code());
    }
}
