package com.connectchat.user.application;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends sessions of devices: in the store first, so that no token opens a new connection, then wherever a connection is open. */
@Component
class RevokedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(RevokedSessions.class);

    private final Devices devices;
    private final MessageBus bus;

    RevokedSessions(Devices devices, MessageBus bus) {
        this.devices = devices;
        this.bus = bus;
    }

    /** Signs the device out, if this is still its session. */
    void signOut(Device device, SessionId session) {
        Optional<Device> current = devices.find(device.userId(), device.id());
        while (current.isPresent() && hasSession(current.get(), session)) {
            if (devices.save(current.get().signOut())) {
                announce(new UserEvent.SessionRevoked(device.userId(), device.id()));
                return;
            }
            current = devices.find(device.userId(), device.id());
        }
    }

    /** Forgets the device. */
    void remove(UserId user, DeviceId device) {
        devices.remove(user, device);
        announce(new UserEvent.SessionRevoked(user, device));
    }

    /** Tells all gateways. The tokens are dead already; connections that are not told end when their token's time is over. */
    void announce(UserEvent event) {
        try {
            bus.publish(Topics.USER_EVENTS, List.of(event));
        } catch (BusUnavailable e) {
            LOG.error("Open connections of user {} could not be told that sessions ended: {}", event.userId(), e.getMessage());
        }
    }

    private static boolean hasSession(Device device, SessionId session) {
        DeviceSession current = device.session();
        return current != null && current.id().equals(session);
    }
}
