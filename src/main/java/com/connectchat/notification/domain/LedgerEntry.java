package com.connectchat.notification.domain;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.ReadLedger.State;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What became of the push for one message to one device.
 *
 * @param reason     why there was none, or why it was rejected
 * @param provider   who was to bring it, where it came to that
 * @param providerId what the provider calls it
 */
public record LedgerEntry(UserId userId, MessageId messageId, DeviceId deviceId, State state, @Nullable String reason,
        @Nullable String provider, @Nullable String providerId, Instant at) implements ValueObject {

    /** This entry after its user opened the push. */
    public LedgerEntry opened(Instant time) {
        return new LedgerEntry(userId, messageId, deviceId, State.OPENED, null, provider, providerId, time);
    }
}
