package com.connectchat.notification;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Where pushes for a device go. An address is one device's only: whoever gives it last has it, so that a phone that changed hands is not
 * told what its former user gets. Thread-safe. Throws {@link NotificationsUnavailable} when it can't answer.
 */
@Idempotent
@PrimaryPort
public interface KeepPushAddresses {

    /** Sets the address of one of the user's devices; whether there is such a device. */
    boolean give(UserId user, DeviceId device, Address address);

    /** Takes the address of a device back; nothing happens where there is none. */
    void takeBack(UserId user, DeviceId device);

    /** The session of this device ended: its address goes, unless the device is signed in again by now. */
    void sessionEnded(UserId user, DeviceId device);

    /** Forgets all about somebody whose account is gone. */
    void accountClosed(UserId user);

    /** Which devices of this user have an address, and of which service, without what makes it one. In the order of the devices. */
    List<Given> given(UserId user);

    /** Which of these people have an address. */
    Set<UserId> reachable(Collection<UserId> users);

    /** @param token what the service calls the device; for a browser, its subscription as JSON */
    record Address(PushService service, String token) {
    }

    /** That a device has an address. */
    record Given(DeviceId deviceId, PushService service) {
    }
}
