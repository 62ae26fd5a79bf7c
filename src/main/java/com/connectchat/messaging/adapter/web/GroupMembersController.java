package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.BanMember;
import com.connectchat.bus.contract.Command.ChangeRole;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.group.Act;
import com.connectchat.group.Admissions;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.FindGroups;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.user.FindUsers;
import com.connectchat.user.FindUsers.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is in a group, as what, and who is kept out. */
@RestController
@RequestMapping("/v1/groups/{groupId}")
final class GroupMembersController {

    private final FindGroups groups;
    private final Admissions admissions;
    private final GroupAccess access;
    private final FindUsers users;
    private final People people;
    private final ClientRequests requests;

    GroupMembersController(FindGroups groups, Admissions admissions, GroupAccess access, FindUsers users, People people,
            ClientRequests requests) {
        this.groups = groups;
        this.admissions = admissions;
        this.access = access;
        this.users = users;
        this.people = people;
        this.requests = requests;
    }

    /** In the order of their ids, and with their names: nobody has to ask for each. */
    @GetMapping("/members")
    Paging.Page<MemberJson> members(Caller caller, @PathVariable ConversationId groupId, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        access.allowing(caller, groupId, Act.TAKE_PART);
        Paging paging = Paging.of(limit, cursor);
        List<GroupMember> found = groups.members(groupId, paging.afterUser(), paging.wanted());
        Map<UserId, Profile> profiles = users.profiles(found.stream().map(GroupMember::userId).toList());
        return paging.page(found, each -> each.userId().value(), each -> MemberJson.of(each, profiles.get(each.userId())));
    }

    /** Answers those who were named, all of whom are in the group then; who was in it before stays what they were. */
    @PostMapping("/members")
    @Refuses(ErrorCode.CONFLICT)
    ItemsJson<MemberJson> add(Caller caller, @PathVariable ConversationId groupId, @RequestBody MembersRequest request) {
        access.allowing(caller, groupId, Act.ADD_MEMBERS);
        if (request.userIds() == null || request.userIds().isEmpty()) {
            throw new InvalidField("/user_ids", "name at least one user");
        }
        List<UserId> wanted = people.require(caller, "/user_ids", request.userIds());
        requests.ask(caller, groupId, new AddMembers(wanted));
        return ItemsJson.of(wanted.stream().distinct().flatMap(user -> member(groupId, user).stream()).map(MemberJson::of).toList());
    }

    /** Adds somebody, or gives them another role; {@code owner} hands the group over, to somebody who is in it. */
    @PutMapping("/members/{userId}")
    @Refuses(ErrorCode.CONFLICT)
    MemberJson put(Caller caller, @PathVariable ConversationId groupId, @PathVariable UserId userId,
            @RequestBody(required = false) @Nullable MemberRequest request) {
        Role role = request == null || request.role() == null ? null : Role.of(request.role());
        if (member(groupId, userId).isEmpty()) {
            access.allowing(caller, groupId, role == Role.OWNER ? Act.HAND_OVER : Act.ADD_MEMBERS);
            people.requireKnown(userId);
            if (role == Role.OWNER) {
                throw new RequestRefused(ErrorCode.CONFLICT, "A group is handed over to somebody who is in it; add this user first.");
            }
            people.require(caller, "/user_id", List.of(userId));
            requests.ask(caller, groupId, new AddMembers(List.of(userId)));
        }
        if (role != null) {
            access.allowing(caller, groupId, role == Role.OWNER ? Act.HAND_OVER : Act.TAKE_PART);
            requests.ask(caller, groupId, new ChangeRole(userId, role));
        }
        access.allowing(caller, groupId, Act.TAKE_PART);
        return member(groupId, userId).map(MemberJson::of).orElseThrow(GroupAccess::noGroup);
    }

    /** Takes somebody out; oneself: leaves. */
    @DeleteMapping("/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(ErrorCode.CONFLICT)
    void remove(Caller caller, @PathVariable ConversationId groupId, @PathVariable UserId userId) {
        access.allowing(caller, groupId, Act.TAKE_PART);
        requests.ask(caller, groupId, new RemoveMember(userId));
    }

    /** Who is kept out, in the order of their ids. */
    @GetMapping("/bans")
    Paging.Page<BanJson> bans(Caller caller, @PathVariable ConversationId groupId, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        access.allowing(caller, groupId, Act.BAN);
        Paging paging = Paging.of(limit, cursor);
        return paging.page(admissions.bans(groupId, paging.afterUser(), paging.wanted()), each -> each.userId().value(), BanJson::of);
    }

    /** Takes somebody out, if they are in, and keeps them out. */
    @PutMapping("/bans/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses({ErrorCode.CONFLICT, ErrorCode.VALIDATION_FAILED})
    void ban(Caller caller, @PathVariable ConversationId groupId, @PathVariable UserId userId) {
        access.allowing(caller, groupId, Act.BAN);
        if (userId.equals(caller.userId())) {
            throw new InvalidField("/user_id", "you can't ban yourself; leave the group instead");
        }
        people.requireKnown(userId);
        requests.ask(caller, groupId, new BanMember(userId));
    }

    @DeleteMapping("/bans/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unban(Caller caller, @PathVariable ConversationId groupId, @PathVariable UserId userId) {
        access.allowing(caller, groupId, Act.BAN);
        admissions.unban(groupId, userId);
    }

    private Optional<GroupMember> member(ConversationId id, UserId user) {
        return groups.member(id, user);
    }

    record MembersRequest(@Mandatory @Nullable List<@Nullable UserId> userIds) {
    }

    record MemberRequest(@OneOf(Role.class) @Nullable String role) {
    }

    /** The names are in lists only. */
    record MemberJson(UserId userId, @OneOf(Role.class) String role, @Nullable String username, @Nullable String displayName) {

        static MemberJson of(GroupMember member) {
            return of(member, null);
        }

        static MemberJson of(GroupMember member, @Nullable Profile profile) {
            return new MemberJson(member.userId(), member.role().code(), profile == null ? null : profile.username(),
                    profile == null ? null : profile.displayName());
        }
    }

    record BanJson(UserId userId, Instant bannedAt) {

        static BanJson of(Person banned) {
            return new BanJson(banned.userId(), banned.since());
        }
    }
}
