package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps what became of pushes, for {@link #KEPT_FOR} at least. What a method returned for is durable and visible to every later call.
 * Thread-safe; every method may throw {@link com.connectchat.notification.NotificationsUnavailable}, after which a change may or may not
 * have happened.
 */
@SecondaryPort
public interface Ledger {

    Duration KEPT_FOR = Duration.ofDays(30);

    /** Enters these. The first word about a message and a device stands: what is known of it already stays as it is. */
    void enter(List<LedgerEntry> entries);

    /** What became of the pushes for a message to the devices of this user, by device. */
    List<LedgerEntry> of(UserId user, MessageId message);

    /** The user opened the push; whether one was sent to this device. Doing it again changes nothing. */
    boolean open(UserId user, MessageId message, DeviceId device, Instant at);
}
