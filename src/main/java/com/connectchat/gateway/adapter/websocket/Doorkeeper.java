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
            return tooLong ? new Upgrade.Refused(431, ErrorCode.INVALID_REQUEST, "the request head is larger than " + WebSocketListener.HEAD_BYTES_MAX + " bytes", "")
                    : Upgrade.Refused.of(ErrorCode.INVALID_REQUEST, "not an HTTP/1.1 request");
        }
        if (draining || verdict == Admission.Verdict.FULL) {
            return new Upgrade.Refused(503, ErrorCode.UNAVAILABLE, draining ? "this server is stopping; connect again" : "this server is full; try again later",
                    "Retry-After: " + (draining ? 1 : 30) + "\r\n");
        }
        if (verdict == Admission.Verdict.TOO_MANY_OF_ADDRESS) {
            return new Upgrade.Refused(429, ErrorCode.RATE_LIMITED, "too many connections from this address", "Retry-After: 30\r\n");
        }
        return Upgrade.of(request, origins);
    }

    void refused(Upgrade.Refused refused) {
        log.debug("An upgrade was refused: {} {}", refused.status(), refused.code().code());
    }
}
