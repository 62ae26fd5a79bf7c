package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import java.io.IOException;

/** A request's body went over the bound while it was read. */
final class BodyTooLarge extends IOException {

    BodyTooLarge() {
        super("body over " + RequestGuard.BODY_BYTES_MAX + " bytes");
    }

    Problem problem() {
        return Problem.of(ErrorCode.PAYLOAD_TOO_LARGE, "A body may have at most " + RequestGuard.BODY_BYTES_MAX + " bytes.");
    }
}
