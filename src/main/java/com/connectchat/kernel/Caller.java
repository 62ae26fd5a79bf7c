package com.connectchat.kernel;

import org.jmolecules.ddd.types.ValueObject;

/** Who makes a request, as the token proved it: the principal of every authenticated HTTPS request and socket. */
public record Caller(UserId userId, DeviceId deviceId) implements ValueObject {
}
