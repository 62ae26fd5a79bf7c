package com.connectchat.user.adapter.web;

import com.connectchat.kernel.DeviceId;
import com.connectchat.user.EndSessions;
import java.time.Instant;

/**
 * One of the caller's devices.
 *
 * @param current whether the request came from it
 */
record DeviceView(String deviceId, Instant createdAt, Instant lastSeenAt, boolean signedIn, boolean current) {

    static DeviceView of(EndSessions.KnownDevice device, DeviceId caller) {
        return new DeviceView(device.deviceId().value(), device.createdAt(), device.lastSeenAt(), device.signedIn(),
                device.deviceId().equals(caller));
    }
}
