package com.connectchat.session.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Session;
import com.connectchat.session.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps for each user which devices are away and what has been marked since. Whatever is lost of a user must be lost as a whole. Each call
 * is atomic for each user, together with what {@link SessionEntries} has of that user. Thread-safe. A store that can't be reached throws
 * {@link com.connectchat.kernel.Unavailable} within its time-outs.
 */
@SecondaryPort
public interface OfflineEntries {

    /** Marks the news for those who have a device that is away; returns the live sessions of all. */
    List<Session> reach(Collection<Audience> audiences, Instant now);

    /** Removes the session's entry if it is its device's own; if it is live too, the device is away from now on. */
    Transition leave(Session session, Instant now);

    /** Marks what was on its way and lets the absence count, if it is the one that began with this very session. */
    void settle(Collection<Absence> absences);

    /** Ends the device's absence. The marks go with the last absence of the user. Returns nothing for one that does not count. */
    Optional<Away> comeBack(UserId user, DeviceId device);

    /**
     * An absence that counted.
     *
     * @param marks all marks of the user, of this absence and perhaps of others
     */
    record Away(Instant since, Map<ConversationId, Long> marks) {
    }
}
