package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.gateway.domain.FloodGate;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of the gateway share.
 *
 * @param rates how much one connection may send; nothing when limits are off
 */
record Shared(GatewaySettings settings, ConnectedClients clients, Greeter greeter, Requests requests, TypingNotices typing,
        Presences presences, GatewayMetrics metrics, Clock clock, FloodGate.@Nullable Rates rates, Loops loops) {

    @Nullable FloodGate newFloodGate() {
        return rates == null ? null : new FloodGate(rates, System.nanoTime());
    }
}
