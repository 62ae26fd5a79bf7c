package com.connectchat.session;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import org.jmolecules.ddd.types.ValueObject;

/** A device that is connected, and where. */
public record Session(UserId userId, DeviceId deviceId, GatewayId gateway, ConnectionId connection) implements ValueObject {
}
