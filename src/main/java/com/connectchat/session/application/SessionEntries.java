package com.connectchat.session.application;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.Sessions.Registered;
import com.connectchat.session.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps one entry a device, each with the time at which it ends, and when each user was last seen. An entry is live while {@code now} is
 * before its end; one that is not may be dropped at any time, and then its last renewal counts as when its user was seen. Each call is
 * atomic for each user. Thread-safe. A store that can't be reached throws {@link com.connectchat.kernel.Unavailable} within its time-outs.
 */
@SecondaryPort
public interface SessionEntries {

    /** Enters the session in the place of whatever the device had, in use. */
    Registered put(Session session, Instant now, Instant end);

    /**
     * Moves the end of each session's entry; enters it if the device has no live entry; leaves another session's alone.
     * Returns those that it entered. Atomic for each session, not for all.
     */
    List<Session> extend(Collection<Session> sessions, Instant now, Instant end);

    /** Removes the entry if it is this very session's. */
    Transition remove(Session session, Instant now);

    /** Marks the live entry, if it is this very session's. */
    Transition mark(Session session, Activity activity, Instant now);

    /** How these users are, in their order. */
    List<Presence> presences(List<UserId> users, Instant now);
}
