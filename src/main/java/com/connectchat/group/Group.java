package com.connectchat.group;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * A group as its events have made it. Never changes; {@link #after} gives the next one.
 *
 * @param revision the newest event that changed the profile
 * @param asOf     the newest event that is taken into account
 * @param members  in no particular order
 * @param deleted  by its owner, or because the last member left; then nobody is in it any more
 */
public record Group(ConversationId id, GroupProfile profile, long revision, long asOf, UserId createdBy, Instant createdAt,
        Map<UserId, Role> members, boolean deleted) implements ValueObject {

    public static final int MEMBERS_MAX = 5_000;

    public Group {
        members = Collections.unmodifiableMap(members);
    }

    /** The group that this event made. */
    public static Group of(ConversationCreated created) {
        Map<UserId, Role> members = new LinkedHashMap<>();
        for (GroupMember each : created.members()) {
            members.put(each.userId(), each.role());
        }
        return new Group(created.conversationId(), created.profile(), created.seq(), created.seq(), created.actor(), created.createdAt(),
                members, false);
    }

    public boolean has(UserId user) {
        return members.containsKey(user);
    }

    public Optional<Role> role(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    /** Whether this user is in the group and may do that. */
    public boolean allows(UserId user, Act act) {
        Role role = members.get(user);
        return role != null && act.isOpenTo(role, profile.settings());
    }

    /** Whether one may do to the other what needs a higher rank: an owner stands above admins, these above members. */
    public boolean outranks(UserId one, UserId other) {
        Role higher = members.get(one);
        Role lower = members.get(other);
        return higher != null && (lower == null || higher.compareTo(lower) < 0);
    }

    /** Whether nobody but this user is in it. */
    public boolean isAlone(UserId user) {
        return members.size() == 1 && has(user);
    }

    /** This group after further events, in their order; those that it knows already change nothing. */
    public Group after(List<? extends AboutGroup> events) {
        Changing next = new Changing(this);
        events.stream().filter(event -> event.seq() > asOf).forEach(next::apply);
        return next.done();
    }

    /** A group in the middle of its changes, so that many of them copy the members once. */
    private static final class Changing {

        private final Group before;
        private final Map<UserId, Role> members;
        private GroupProfile profile;
        private long revision;
        private long asOf;
        private boolean deleted;

        Changing(Group before) {
            this.before = before;
            this.members = new LinkedHashMap<>(before.members);
            this.profile = before.profile;
            this.revision = before.revision;
            this.asOf = before.asOf;
            this.deleted = before.deleted;
        }

        void apply(AboutGroup event) {
            asOf = event.seq();
            switch (event) {
                case ConversationCreated _ -> throw new IllegalArgumentException(event.conversationId() + " was created twice");
                case ConversationUpdated updated -> update(updated);
                case MemberAdded added -> members.put(added.member(), added.role());
                case MemberRemoved removed -> {
                    members.remove(removed.member());
                    deleted |= members.isEmpty();
                }
                case MemberUpdated updated -> members.put(updated.member(), updated.role());
            }
        }

        private void update(ConversationUpdated updated) {
            profile = updated.profile();
            revision = updated.seq();
            if (updated.deleted()) {
                deleted = true;
                members.clear();
            }
        }

        Group done() {
            return new Group(before.id, profile, revision, asOf, before.createdBy, before.createdAt, members, deleted);
        }
    }
}
