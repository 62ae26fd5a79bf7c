package com.connectchat.session;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * What devices that went away will find new when they are back: which conversations, and up to which event; never the events
 * themselves (ADR-0023). What it tells is complete, or it tells nothing and the heads of all conversations have to be compared: so losing
 * all of it loses nothing. Thread-safe; may block for a network round trip. Every method throws
 * {@link com.connectchat.kernel.Unavailable} where the store can't be reached; whether something was done is then unknown.
 */
@PrimaryPort
public interface OfflineStore {

    /** Of a user for whom more conversations than this have something new, all is forgotten. */
    int MARKS_MAX = 2_000;

    /** After this time, all that was on its way to a device when it went has come to the gateway that it left. */
    Duration SETTLED_AFTER = Duration.ofSeconds(60);

    /** An absence is remembered this long after its user was last heard of. */
    Duration KEPT = Duration.ofDays(30);

    /**
     * The live sessions of these audiences, in no order; for their devices that are away their news are marked. One step for each user:
     * a device that goes or comes meanwhile is found, or has its mark, or both.
     */
    @Idempotent
    List<Session> reach(Collection<Audience> audiences);

    /**
     * Removes this session if it is still the device's own. From now on the device is away: its news are marked. That counts only once
     * it is {@link #settle settled}.
     */
    @Idempotent
    Transition leave(Session session);

    /** Makes these absences count; one that has ended since, or that began before the store lost something, is passed over. */
    @Idempotent
    void settle(Collection<Absence> absences);

    /**
     * The device is back. Returns what was marked while it was away, perhaps more than it lacks, never less; empty where that is not
     * known. Ends the absence, so asking again returns nothing.
     *
     * @param notBefore an absence that began earlier than this is not believed
     */
    Optional<Map<ConversationId, Long>> comeBack(UserId user, DeviceId device, Instant notBefore);

    /**
     * People, and what is new to all of them.
     *
     * @param news by conversation, the newest event; empty where they are only to be found
     */
    record Audience(Collection<UserId> users, Map<ConversationId, Long> news) {
    }

    /**
     * A device that went away.
     *
     * @param session the one that it left
     * @param sent    by conversation, the newest event that was on its way to it, so that it may not have it
     */
    record Absence(Session session, Map<ConversationId, Long> sent) {
    }
}
