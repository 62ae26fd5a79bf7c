package com.connectchat.group;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about groups. A change is seen from the moment in which its asker has the answer. Who may know what is the caller's to
 * check. Thread-safe. Throws {@link GroupsUnavailable} when it can't answer.
 */
@Idempotent
@PrimaryPort
public interface FindGroups {

    /** A group and what this user is in it; empty for one that never was, or is deleted. */
    Optional<Card> card(ConversationId group, UserId reader);

    /** The cards of those groups that there are. */
    Map<ConversationId, Card> cards(Collection<ConversationId> groups, UserId reader);

    /** Members in the order of their ids. */
    List<GroupMember> members(ConversationId group, @Nullable UserId after, int limit);

    /** This user as a member of the group. */
    Optional<GroupMember> member(ConversationId group, UserId user);

    /** The groups that a user is in, in the order of their ids. */
    List<ConversationId> of(UserId user, @Nullable ConversationId after, int limit);

    /**
     * Public groups of whose title each word of the query begins a word.
     *
     * @throws com.connectchat.kernel.InvalidField for a query without a word, or one that is too long
     */
    Page search(Query query);

    /**
     * A group in short.
     *
     * @param revision   changes with each change of the profile
     * @param readerRole what the reader is in it; null for a stranger
     */
    record Card(ConversationId id, GroupProfile profile, long revision, int memberCount, Instant createdAt, @Nullable Role readerRole) {
    }

    /**
     * What is looked for.
     *
     * @param after where the page before ended; missing for the first
     */
    record Query(String text, UserId reader, @Nullable String after, int limit) {
    }

    /**
     * A part of what was found, in a steady order; may be shorter than the limit, even empty, before the end.
     *
     * @param next where this page ended; missing when there is nothing after it
     */
    record Page(List<Card> groups, @Nullable String next) {

        public Page {
            groups = List.copyOf(groups);
        }
    }
}
