package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.EndSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Devices that are signed in because a test said so. */
final class SignedIn implements EndSessions {

    private final Map<UserId, List<DeviceId>> devices = new HashMap<>();

    void signIn(UserId user, DeviceId device) {
        devices.computeIfAbsent(user, _ -> new ArrayList<>()).add(device);
    }

    void signOut(UserId user, DeviceId device) {
        devices.getOrDefault(user, new ArrayList<>()).remove(device);
    }

    @Override
    public void revoke(String refreshToken) {
        throw new UnsupportedOperationException("no test signs out by a token here");
    }

    @Override
    public List<KnownDevice> devices(UserId user) {
        return devices.getOrDefault(user, List.of()).stream().map(each -> new KnownDevice(each, Instant.EPOCH, Instant.EPOCH, true))
                .toList();
    }

    @Override
    public boolean remove(UserId user, DeviceId device) {
        signOut(user, device);
        return true;
    }
}
