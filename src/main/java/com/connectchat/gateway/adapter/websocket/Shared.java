package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.gateway.domain.FloodGate;
import com.connectchat.kernel.CloseCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What all connections of the gateway share.
 *
 * @param rates how much one connection may send; nothing when limits are off
 */
record Shared(GatewaySettings settings, ConnectedClients clients, Greeter greeter, Requests requests, TypingNotices typing,
        GatewayMetrics metrics, Clock clock, FloodGate.@Nullable Rates rates, Loops loops) {

    @Nullable FloodGate newFloodGate() {
        return rates == null ? null : new FloodGate(rates, System.nanoTime());
    }

    /** What is in the ordinary run of things is not news. */
    Level levelOf(CloseCode code) {
        return switch (code) {
            case DRAINING, TOKEN_EXPIRED, REPLACED, HEARTBEAT_MISSED, SESSION_REVOKED -> Level.DEBUG;
            case INTERNAL -> Level.WARN;
            case SLOW_CONSUMER, RATE_LIMITED, PROTOCOL_ERROR, AUTHENTICATION_FAILED, NOT_WEBSOCKET, INVALID_TEXT, FRAME_TOO_LARGE -> Level.INFO;
        };
    }
}
