package com.connectchat.bus.contract;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.Map;

/**
 * A connection that wants what its device lacks: after {@code hello}, or when it asked with {@code sync}.
 *
 * @param cursors       up to which event the client has each conversation that it named; the device's delivered cursor
 *                      stands for the others
 * @param unmarkedUntil until then there may have been events that nobody marked for devices that were away, as far as the gateway knows
 */
public record UserConnected(UserId userId, DeviceId deviceId, GatewayId gateway, ConnectionId connection,
        Map<ConversationId, Long> cursors, Instant unmarkedUntil) {
}
