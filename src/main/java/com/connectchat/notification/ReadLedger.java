package com.connectchat.notification;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * What became of the pushes to somebody, for 30 days: theirs to see and nobody else's. Thread-safe. Throws
 * {@link NotificationsUnavailable} when it can't answer.
 */
@Idempotent
@PrimaryPort
public interface ReadLedger {

    /** What became of the pushes for a message to the devices of this user that had an address, by device. */
    List<Entry> of(UserId user, MessageId message);

    /** This device's user opened the push for the message; whether one was sent to the device. */
    boolean opened(UserId user, DeviceId device, MessageId message);

    /**
     * @param reason why there was no push, or why it was rejected
     */
    record Entry(MessageId messageId, DeviceId deviceId, State state, @Nullable String reason, @Nullable PushedBy pushedBy, Instant at) {
    }

    /**
     * Who brought it, or was to.
     *
     * @param providerId what the provider calls it; missing where it was rejected
     */
    record PushedBy(String provider, @Nullable String providerId) {
    }

    /** How far a push came. */
    enum State {

        SUPPRESSED, SENT, REJECTED, OPENED
    }
}
