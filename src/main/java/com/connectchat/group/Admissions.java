package com.connectchat.group;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Who may come into a group beside those whom its members add: bans, invites, requests to join. None of it has a place in the log; what
 * it leads to has. Thread-safe. Throws {@link GroupsUnavailable} when it can't answer.
 */
@PrimaryPort
public interface Admissions {

    int INVITES_MAX = 100;
    int REQUESTS_MAX = 1_000;
    int BANS_MAX = 10_000;

    @Idempotent
    boolean isBanned(ConversationId group, UserId user);

    /** Keeps somebody out. Returns false where as many are kept out as can be. */
    @Idempotent
    boolean ban(ConversationId group, UserId user);

    @Idempotent
    void unban(ConversationId group, UserId user);

    /** Who is kept out, and since when, in the order of their ids. */
    @Idempotent
    List<Person> bans(ConversationId group, @Nullable UserId after, int limit);

    /** Enters a new invite. Returns false where the group has as many as it may have. */
    @Idempotent
    boolean add(Invite invite);

    /** The invite with this code, if it was not taken back and its time is not over. */
    @Idempotent
    Optional<Invite> invite(String code);

    /** A group's invites whose time is not over, in the order of their codes. */
    @Idempotent
    List<Invite> invites(ConversationId group);

    /** Takes an invite back. Returns false for one that the group does not have. */
    @Idempotent
    boolean remove(ConversationId group, String code);

    /** Uses an invite for this user: once only, however often it is said. Returns false where it was used up, or its time is over. */
    @Idempotent
    boolean use(String code, UserId user);

    /** Enters a request to join. Returns false where the group has as many as it may have. */
    @Idempotent
    boolean request(ConversationId group, UserId user);

    @Idempotent
    boolean hasRequested(ConversationId group, UserId user);

    /** Who wants to join, in the order of their ids. */
    @Idempotent
    List<Person> requests(ConversationId group, @Nullable UserId after, int limit);

    /** Drops a request. Returns false where there is none. */
    @Idempotent
    boolean drop(ConversationId group, UserId user);

    /**
     * @param maxUses how many may come in by it; 0 for any number
     * @param uses    how many have
     */
    record Invite(String code, ConversationId group, UserId createdBy, Instant expiresAt, int maxUses, int uses) {
    }

    /** Somebody who is kept out, or wants to join, and since when. */
    record Person(UserId userId, Instant since) {
    }
}
