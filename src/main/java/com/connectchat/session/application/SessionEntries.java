package com.connectchat.session.application;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps one entry a device, each with the time at which it ends. An entry is live while {@code now} is before its end;
 * one that is not may be dropped at any time and never shows. Each call is atomic for each device. Thread-safe. A store
 * that can't be reached throws {@link com.connectchat.kernel.Unavailable} within its time-outs.
 */
@SecondaryPort
public interface SessionEntries {

    /** Enters the session in the place of whatever the device had. Returns the live entry that it replaces, if another. */
    Optional<Session> put(Session session, Instant now, Instant end);

    /**
     * Moves the end of each session's entry; enters it if the device has no live entry; leaves another session's alone.
     * Returns those that it entered. Atomic for each session, not for all.
     */
    List<Session> extend(Collection<Session> sessions, Instant now, Instant end);

    /** Removes the entry if it is this very session's. Returns whether it was. */
    boolean remove(Session session);

    /** The live entries of these users. */
    List<Session> live(Collection<UserId> users, Instant now);
}
