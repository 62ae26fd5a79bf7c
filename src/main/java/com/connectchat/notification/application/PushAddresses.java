package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.PushAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps where pushes go: one address a device, one device an address. What a method returned for is durable and visible to every later
 * call. Thread-safe; every method may throw {@link com.connectchat.notification.NotificationsUnavailable}, after which a change may or
 * may not have happened.
 */
@SecondaryPort
public interface PushAddresses {

    /** The addresses of those who have any, in the order of their devices. One look-up for all. */
    Map<UserId, List<PushAddress>> of(Collection<UserId> users);

    /** Sets the address of a device; whichever device had this token loses it. */
    void put(UserId user, PushAddress address);

    /** Forgets the address of a device. */
    void remove(UserId user, DeviceId device);

    /** Forgets this address, if the device has no newer one. */
    void remove(UserId user, PushAddress address);

    /** Forgets all addresses of this user. */
    void removeAll(UserId user);
}
