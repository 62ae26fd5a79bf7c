package com.connectchat.notification.domain;

import com.connectchat.kernel.DeviceId;
import com.connectchat.notification.PushService;
import org.jmolecules.ddd.types.ValueObject;

/** Where pushes for a device go. */
public record PushAddress(DeviceId deviceId, PushService service, String token) implements ValueObject {

    /** The token is a secret: whoever has it may disturb. */
    @Override
    public String toString() {
        return "PushAddress[" + deviceId + ", " + service + "]";
    }
}
