package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.SessionId;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps devices and their sessions. What a method returned for is durable and visible to every later call. Thread-safe;
 * every method may throw {@link com.connectchat.user.AccountsUnavailable}, after which a change may or may not have happened.
 */
@SecondaryPort
public interface Devices {

    Optional<Device> find(UserId user, DeviceId device);

    /** The user's devices, in no order. */
    List<Device> of(UserId user);

    /** The device whose session's refresh tokens are of this family. */
    Optional<Device> byRefreshFamily(String familyDigest);

    /** Whether this device of this user has this session; local and quick, for it is asked for every token. */
    boolean isLive(SessionId session, UserId user, DeviceId device);

    /**
     * Stores the device if the revision before this one is what is stored, none for the first; tells whether it did. A
     * session that the device no longer has is over at once.
     */
    boolean save(Device device);

    /** Stores the devices whatever was stored before, at the price of few writes. For bulk work on devices that nobody else changes. */
    void saveAll(List<Device> devices);

    /** Forgets the device; its session is over at once. Nothing happens where it is gone already. */
    void remove(UserId user, DeviceId device);
}
