package com.connectchat.group;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Groups for the one who decides about them, the owner of a group's conversation. What happened to a group is fixed by the log; here it is
 * entered after that, and announced before, so that whoever takes the conversation over knows where to look for what was not entered.
 * Thread-safe. Throws {@link GroupsUnavailable} when it can't answer; doing the same again is right then.
 */
@Idempotent
@PrimaryPort
public interface KeepGroups {

    /** The group with all of its members; empty for one that never was. */
    Optional<Kept> find(ConversationId group);

    /** Events that may change the group will stand in the log from this place on. */
    void announce(ConversationId group, long fromSeq);

    /** Enters a group as these events, the last of them its newest, have made it. A state older than what is known changes nothing. */
    void enter(Group group, List<AboutGroup> events);

    /**
     * @param announcedFrom where events may stand in the log that were not entered; 0 where there are none
     */
    record Kept(Group group, long announcedFrom) {
    }
}
