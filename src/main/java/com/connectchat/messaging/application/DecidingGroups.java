package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command.AcceptInvite;
import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.ApproveRequest;
import com.connectchat.bus.contract.Command.BanMember;
import com.connectchat.bus.contract.Command.ChangeRole;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.DeleteGroup;
import com.connectchat.bus.contract.Command.JoinGroup;
import com.connectchat.bus.contract.Command.PassOn;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Command.ToGroup;
import com.connectchat.bus.contract.Command.UpdateGroup;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.group.Act;
import com.connectchat.group.Admissions;
import com.connectchat.group.Group;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.user.CheckContact;
import com.connectchat.user.CheckContact.Contact;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;

/**
 * The rules by which groups change. What is asked again and holds already is answered as done. Bans, uses of invites and requests are
 * entered before the events that they lead to: if it does not come to these, the command comes again and finds them.
 */
@Component
final class DecidingGroups {

    private static final Outcome DONE = new Outcome.Done();
    private static final Refused NOT_IN_IT = Refused.of(ErrorCode.FORBIDDEN, "you are not in this group; join it first");
    private static final Refused NOT_ALLOWED =
            Refused.of(ErrorCode.FORBIDDEN, "your role in this group does not allow that; ask an admin or the owner");
    private static final Refused NO_MEMBER = Refused.of(ErrorCode.NOT_FOUND, "this user is not in the group");
    private static final Refused BANNED = Refused.of(ErrorCode.FORBIDDEN, "you are banned from this group");
    private static final Refused FULL =
            Refused.of(ErrorCode.CONFLICT, "a group has at most " + Group.MEMBERS_MAX + " members; this one would have more");
    private static final Refused TOO_MANY_BANS =
            Refused.of(ErrorCode.CONFLICT, "a group keeps out at most " + Admissions.BANS_MAX + " people; take a ban back first");
    private static final Refused TOO_MANY_REQUESTS = Refused.of(ErrorCode.CONFLICT,
            "already " + Admissions.REQUESTS_MAX + " people wait to join; try again when its admins have looked at them");
    private static final Refused NO_INVITE =
            Refused.of(ErrorCode.NOT_FOUND, "there is no such invite, or its time is over, or it is used up; ask for a new one");
    private static final Refused NO_REQUEST = Refused.of(ErrorCode.NOT_FOUND, "this user has not asked to join");
    private static final Refused CHANGED =
            Refused.of(ErrorCode.PRECONDITION_FAILED, "this was changed since you read it; read it again, then decide");

    /** An admin before a member; among equals the one whose id comes first. */
    private static final Comparator<Map.Entry<UserId, Role>> HEIRS_FIRST =
            Map.Entry.<UserId, Role>comparingByValue().thenComparing(each -> each.getKey().value());

    private final LoggedGroups groups;
    private final Admissions admissions;
    private final CheckContact contacts;
    private final Clock clock;

    DecidingGroups(LoggedGroups groups, Admissions admissions, CheckContact contacts, Clock clock) {
        this.groups = groups;
        this.admissions = admissions;
        this.contacts = contacts;
        this.clock = clock;
    }

    Decision decide(IncomingMessage asked, ToGroup command, Known known) {
        UserId asker = asked.origin().userId();
        Optional<OwnedConversation> conversation = known.conversation(asked.conversationId());
        if (conversation.isEmpty()) {
            return command instanceof CreateGroup create ? create(asked, create, known) : answer(Deciding.NO_CONVERSATION);
        }
        Group group = conversation.get().group().filter(each -> !each.deleted()).orElse(null);
        if (group == null) {
            return answer(Deciding.NO_CONVERSATION);
        }
        Asked context = new Asked(conversation.get(), group, asker);
        return switch (command) {
            case CreateGroup _ -> group.createdBy().equals(asker) ? answer(new Outcome.Changed(1)) : answer(Deciding.NO_CONVERSATION);
            case JoinGroup _ -> join(context);
            case AcceptInvite accept -> accept(context, accept.code());
            case UpdateGroup _, DeleteGroup _, AddMembers _, ChangeRole _, RemoveMember _, BanMember _, ApproveRequest _, PassOn _ ->
                    group.has(asker) ? decideForMember(context, command) : answer(stranger(group));
        };
    }

    private Decision decideForMember(Asked asked, ToGroup command) {
        return switch (command) {
            case UpdateGroup update -> update(asked, update);
            case DeleteGroup _ -> permitted(asked, Act.DELETE_GROUP, () -> change(asked).delete().decide());
            case AddMembers add -> permitted(asked, Act.ADD_MEMBERS, () -> add(asked, new LinkedHashSet<>(add.users())));
            case ChangeRole change -> changeRole(asked, change);
            case RemoveMember remove -> remove.user().equals(asked.asker) ? leave(asked) : remove(asked, remove.user());
            case BanMember ban -> ban(asked, ban.user());
            case ApproveRequest approve -> permitted(asked, Act.DECIDE_JOIN_REQUESTS, () -> approve(asked, approve.user()));
            case PassOn _ -> passOn(asked);
            case CreateGroup _, JoinGroup _, AcceptInvite _ -> throw new IllegalStateException(command + " is not for members only");
        };
    }

    /** The group may stand in the log already, where its maker died before it had entered it. */
    private Decision create(IncomingMessage asked, CreateGroup create, Known known) {
        if (groups.made(asked.conversationId()).isPresent()) {
            return answer(new Outcome.Changed(1));
        }
        UserId owner = asked.origin().userId();
        Instant now = now();
        List<GroupMember> members = new ArrayList<>(List.of(new GroupMember(owner, Role.OWNER)));
        new LinkedHashSet<>(create.members()).stream().filter(each -> !each.equals(owner))
                .forEach(each -> members.add(new GroupMember(each, Role.MEMBER)));
        OwnedConversation conversation =
                known.opened(new Conversation(asked.conversationId(), Kind.GROUP, List.of(), owner, now));
        ConversationCreated created = new ConversationCreated(conversation.id(), conversation.nextSeq(), conversation.head(), owner,
                create.profile(), members, now);
        return GroupChange.made(conversation, created);
    }

    private Decision update(Asked asked, UpdateGroup update) {
        return permitted(asked, Act.CHANGE_PROFILE, () -> {
            if (update.ifRevision() != null && !update.ifRevision().contains(asked.group.revision())) {
                return answer(CHANGED);
            }
            GroupProfile profile = asked.group.profile().with(update.title(), update.description(), update.visibility(),
                    update.settings() == null ? asked.group.profile().settings()
                            : update.settings().appliedTo(asked.group.profile().settings()));
            return profile.equals(asked.group.profile()) ? answer(DONE) : change(asked).update(profile).decide();
        });
    }

    private Decision add(Asked asked, SequencedSet<UserId> users) {
        List<UserId> wanted = users.stream().filter(each -> !asked.group.has(each)).toList();
        if (asked.group.members().size() + wanted.size() > Group.MEMBERS_MAX) {
            return answer(FULL);
        }
        for (UserId user : wanted) {
            if (admissions.isBanned(asked.group.id(), user)) {
                return answer(new Refused(ErrorCode.CONFLICT, "a user is banned from this group; take the ban back first",
                        "/user_ids/" + List.copyOf(users).indexOf(user)));
            }
        }
        if (wanted.isEmpty()) {
            return answer(DONE);
        }
        GroupChange change = change(asked);
        wanted.forEach(change::add);
        return change.decide();
    }

    private Decision join(Asked asked) {
        if (asked.group.has(asked.asker)) {
            return answer(DONE);
        }
        if (asked.group.profile().visibility() == Visibility.PRIVATE) {
            return answer(Deciding.NO_CONVERSATION);
        }
        return admit(asked, () -> {
            if (asked.group.profile().settings().join() == Join.OPEN) {
                return change(asked).add(asked.asker).decide();
            }
            return answer(admissions.request(asked.group.id(), asked.asker) ? new Outcome.Requested() : TOO_MANY_REQUESTS);
        });
    }

    private Decision accept(Asked asked, String code) {
        if (asked.group.has(asked.asker)) {
            return answer(DONE);
        }
        if (admissions.invite(code).filter(invite -> invite.group().equals(asked.group.id())).isEmpty()) {
            return answer(NO_INVITE);
        }
        return admit(asked, () -> admissions.use(code, asked.asker) ? change(asked).add(asked.asker).decide() : answer(NO_INVITE));
    }

    private Decision admit(Asked asked, Way in) {
        if (admissions.isBanned(asked.group.id(), asked.asker)) {
            return answer(BANNED);
        }
        return asked.group.members().size() >= Group.MEMBERS_MAX ? answer(FULL) : in.decide();
    }

    private Decision approve(Asked asked, UserId user) {
        if (asked.group.has(user)) {
            return answer(DONE);
        }
        return admissions.hasRequested(asked.group.id(), user) ? add(asked, new LinkedHashSet<>(List.of(user))) : answer(NO_REQUEST);
    }

    private Decision changeRole(Asked asked, ChangeRole wanted) {
        Role now = asked.group.role(wanted.user()).orElse(null);
        if (now == null) {
            return answer(NO_MEMBER);
        }
        return permitted(asked, wanted.role() == Role.OWNER ? Act.HAND_OVER : Act.CHANGE_ROLES, () -> {
            if (now == wanted.role()) {
                return answer(DONE);
            }
            if (now == Role.OWNER) {
                return answer(Refused.of(ErrorCode.CONFLICT,
                        "a group has an owner; hand it over by making somebody else its owner, then you are an admin"));
            }
            GroupChange change = change(asked).role(wanted.user(), wanted.role());
            return (wanted.role() == Role.OWNER ? change.role(asked.asker, Role.ADMIN) : change).decide();
        });
    }

    private Decision leave(Asked asked) {
        if (asked.group.role(asked.asker).orElseThrow() == Role.OWNER && !asked.group.isAlone(asked.asker)) {
            return answer(Refused.of(ErrorCode.CONFLICT,
                    "the owner can't leave while others are in the group; hand it over first, or delete it"));
        }
        return change(asked).remove(asked.asker).decide();
    }

    /** Nobody inherits whose account is closed too; where nobody is left the group stays as it is. */
    private Decision passOn(Asked asked) {
        if (asked.group.role(asked.asker).orElseThrow() != Role.OWNER) {
            return answer(DONE);
        }
        if (asked.group.isAlone(asked.asker)) {
            return change(asked).remove(asked.asker).decide();
        }
        return asked.group.members().entrySet().stream().filter(each -> each.getValue() != Role.OWNER)
                .sorted(HEIRS_FIRST).map(Map.Entry::getKey)
                .filter(each -> contacts.between(asked.asker, each) != Contact.UNKNOWN).findFirst()
                .map(heir -> change(asked).role(heir, Role.OWNER).role(asked.asker, Role.ADMIN).decide())
                .orElseGet(() -> answer(DONE));
    }

    private Decision remove(Asked asked, UserId user) {
        return permitted(asked, Act.REMOVE_MEMBERS, () -> {
            if (!asked.group.has(user)) {
                return answer(NO_MEMBER);
            }
            return asked.group.outranks(asked.asker, user) ? change(asked).remove(user).decide() : answer(NOT_ALLOWED);
        });
    }

    private Decision ban(Asked asked, UserId user) {
        return permitted(asked, Act.BAN, () -> {
            if (!asked.group.outranks(asked.asker, user)) {
                return answer(NOT_ALLOWED);
            }
            if (!admissions.ban(asked.group.id(), user)) {
                return answer(TOO_MANY_BANS);
            }
            admissions.drop(asked.group.id(), user);
            return asked.group.has(user) ? change(asked).remove(user).decide() : answer(DONE);
        });
    }

    private static Decision permitted(Asked asked, Act act, Way way) {
        return asked.group.allows(asked.asker, act) ? way.decide() : answer(NOT_ALLOWED);
    }

    /** A private group is not there for a stranger. */
    private static Refused stranger(Group group) {
        return group.profile().visibility() == Visibility.PUBLIC ? NOT_IN_IT : Deciding.NO_CONVERSATION;
    }

    private GroupChange change(Asked asked) {
        return new GroupChange(asked.conversation, asked.group, asked.asker, now());
    }

    private static Decision answer(Outcome outcome) {
        return new Decision.Answer(outcome);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Asked(OwnedConversation conversation, Group group, UserId asker) {
    }

    /** What is decided once nothing speaks against it. */
    @FunctionalInterface
    private interface Way {

        Decision decide();
    }
}
