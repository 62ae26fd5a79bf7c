package com.connectchat.user;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows where somebody is signed in, and signs them out there: tokens are refused at once, connections end. Thread-safe. */
@PrimaryPort
public interface EndSessions {

    /** Ends the session that the refresh token belongs to, though it be used or old; nothing happens for any other text. */
    @Idempotent
    void revoke(String refreshToken);

    /** The user's devices, by device id. */
    @Idempotent
    List<KnownDevice> devices(UserId user);

    /** Forgets the device; tells whether it was the user's. */
    boolean remove(UserId user, DeviceId device);

    /**
     * One of the user's devices.
     *
     * @param lastSeenAt the last sign-in or renewal of tokens
     * @param signedIn   whether it has a session
     */
    record KnownDevice(DeviceId deviceId, Instant createdAt, Instant lastSeenAt, boolean signedIn) {
    }
}
