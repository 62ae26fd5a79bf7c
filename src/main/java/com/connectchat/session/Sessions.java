package com.connectchat.session;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected where; {@link OfflineStore#reach} finds them. At most one session a device: the newest. An entry that is not renewed
 * within {@link #TTL} counts as gone. Thread-safe; may block for a network round trip, so never call it on an event loop unless the
 * adapter is known to be local. Every method throws {@link com.connectchat.kernel.Unavailable} where the registry can't be reached;
 * whether something was done is then unknown, and doing it again is right.
 */
@PrimaryPort
public interface Sessions {

    /** An entry lives this long without a {@link #renew}. */
    Duration TTL = Duration.ofSeconds(90);

    /** When somebody was last seen is remembered this long. */
    Duration SEEN_KEPT = Duration.ofDays(30);

    /** Makes this the device's session; the device is in use. */
    Registered register(Session session);

    /**
     * Keeps the sessions alive; one that was lost is entered again, unless the device has a newer one. Returns those that
     * were lost: nobody could find them for a while, so they may lack what happened meanwhile.
     */
    @Idempotent
    List<Session> renew(Collection<Session> sessions);

    /**
     * Removes this session if it is still the device's own; a newer one stays. For a device that is to find what is new when it is back
     * there is {@link OfflineStore#leave}.
     */
    @Idempotent
    Transition remove(Session session);

    /** Says whether the device is in use, if this is still its session; until the next time, or the next session of the device. */
    @Idempotent
    Transition mark(Session session, Activity activity);

    /** How these users are, each once, in their order. */
    @Idempotent
    List<Presence> presences(Collection<UserId> users);

    /** @param replaced the device's live session whose place it took, where there was another one */
    record Registered(@Nullable Session replaced, Transition transition) {
    }

    /** Whether a device is in use. */
    enum Activity {

        ACTIVE, IDLE
    }
}
