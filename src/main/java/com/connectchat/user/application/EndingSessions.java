package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.EndSessions;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.RefreshToken;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class EndingSessions implements EndSessions {

    private final Devices devices;
    private final RevokedSessions revoked;
    private final Clock clock;

    EndingSessions(Devices devices, RevokedSessions revoked, Clock clock) {
        this.devices = devices;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Override
    public void revoke(String refreshToken) {
        RefreshToken.read(refreshToken).flatMap(token -> devices.byRefreshFamily(token.familyDigest())).ifPresent(device -> {
            DeviceSession session = device.session();
            if (session != null) {
                revoked.signOut(device, session.id());
            }
        });
    }

    @Override
    public List<KnownDevice> devices(UserId user) {
        return devices.of(user).stream().sorted(Comparator.comparing(each -> each.id().value())).map(this::known).toList();
    }

    @Override
    public boolean remove(UserId user, DeviceId device) {
        boolean isKnown = devices.find(user, device).isPresent();
        if (isKnown) {
            revoked.remove(user, device);
        }
        return isKnown;
    }

    private KnownDevice known(Device device) {
        DeviceSession session = device.session();
        return new KnownDevice(device.id(), device.createdAt(), device.lastSeenAt(), session != null && !session.isOver(clock.instant()));
    }
}
