package com.connectchat.group.application;

import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Stores groups and who is in them, so that each question is one look-up or one short scan: a group by its id, the members of a group, the
 * groups of a user, public groups by the words of their titles. Thread-safe; blocking; a write is durable when it returns. Throws
 * {@link com.connectchat.group.GroupsUnavailable} when it can't answer; doing the same again is right then.
 */
@SecondaryPort
public interface GroupStore {

    /** The group, also a deleted one. Sees every write that has returned. */
    Optional<StoredGroup> find(ConversationId group);

    /** Those of the groups that there are, deleted ones among them. */
    Map<ConversationId, StoredGroup> findAll(Collection<ConversationId> groups);

    /** Members in the order of their ids. */
    List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit);

    /** What the user is in those of the groups that they are in. */
    Map<ConversationId, Role> roles(UserId user, Collection<ConversationId> groups);

    /** The groups that the user is in, in the order of their ids. */
    List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit);

    /** Remembers with a stored group where events may stand that are not entered yet; nothing happens where one is remembered already. */
    void announce(ConversationId group, long fromSeq);

    /**
     * Enters a group as it is now, its announcement being done with, unless as new a state of it or a newer one is known.
     *
     * @param there who is in it, as far as that changed
     * @param gone  who is no longer in it
     */
    void write(StoredGroup group, Map<UserId, Role> there, Set<UserId> gone);

    /** Public groups that the words fit. */
    Hits search(SearchWords words, @Nullable String after, int limit);

    /** What was found, and where the search ended; null when there is nothing after it. */
    record Hits(List<StoredGroup> groups, @Nullable String next) {
    }
}
