package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.AcceptInvite;
import com.connectchat.bus.contract.Command.ApproveRequest;
import com.connectchat.bus.contract.Command.JoinGroup;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.group.Act;
import com.connectchat.group.Admissions;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The ways into a group and out of it. */
@RestController
final class GroupDoorsController {

    private static final Duration EXPIRES_IN_DEFAULT = Duration.ofDays(7);
    private static final Duration EXPIRES_IN_MAX = Duration.ofDays(30);
    private static final int USES_MAX = 10_000;

    private final Admissions admissions;
    private final GroupAccess access;
    private final ShownConversations shown;
    private final ClientRequests requests;
    private final Clock clock;

    GroupDoorsController(Admissions admissions, GroupAccess access, ShownConversations shown, ClientRequests requests, Clock clock) {
        this.admissions = admissions;
        this.access = access;
        this.shown = shown;
        this.requests = requests;
        this.clock = clock;
    }

    /** 200 and the conversation; 202 where an admin has to agree first. */
    @PostMapping("/v1/groups/{groupId}/join")
    @ApiResponse(responseCode = "200", description = "In it", content = @Content(schema = @Schema(implementation = ConversationJson.class)))
    @ApiResponse(responseCode = "202", description = "Asked", content = @Content(schema = @Schema(implementation = RequestedJson.class)))
    @Refuses(ErrorCode.CONFLICT)
    ResponseEntity<?> join(Caller caller, @PathVariable ConversationId groupId) {
        access.known(caller, groupId);
        Outcome outcome = requests.ask(caller, groupId, new JoinGroup());
        return outcome instanceof Outcome.Requested ? ResponseEntity.accepted().body(new RequestedJson(caller.userId(), "requested"))
                : ResponseEntity.ok(shown.one(caller, groupId));
    }

    @PostMapping("/v1/groups/{groupId}/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(ErrorCode.CONFLICT)
    void leave(Caller caller, @PathVariable ConversationId groupId) {
        access.allowing(caller, groupId, Act.TAKE_PART);
        requests.ask(caller, groupId, new RemoveMember(caller.userId()));
    }

    /** Without a body the invite is good for a week and for any number of uses. */
    @PostMapping("/v1/groups/{groupId}/invites")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(ErrorCode.CONFLICT)
    InviteJson invite(Caller caller, @PathVariable ConversationId groupId, @RequestBody(required = false) @Nullable InviteRequest request) {
        access.allowing(caller, groupId, Act.INVITE);
        InviteRequest wanted = request == null ? new InviteRequest(null, null) : request;
        Instant expiresAt = clock.instant().plus(wanted.lifetime()).truncatedTo(ChronoUnit.MILLIS);
        Invite invite = new Invite(Ids.random("i"), groupId, caller.userId(), expiresAt, wanted.uses(), 0);
        if (!admissions.add(invite)) {
            throw new RequestRefused(ErrorCode.CONFLICT,
                    "A group has at most " + Admissions.INVITES_MAX + " invites at a time; take one back first.");
        }
        return InviteJson.of(invite);
    }

    @GetMapping("/v1/groups/{groupId}/invites")
    ItemsJson<InviteJson> invites(Caller caller, @PathVariable ConversationId groupId) {
        access.allowing(caller, groupId, Act.INVITE);
        return ItemsJson.of(admissions.invites(groupId).stream().map(InviteJson::of).toList());
    }

    @DeleteMapping("/v1/groups/{groupId}/invites/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable ConversationId groupId, @PathVariable String code) {
        access.allowing(caller, groupId, Act.INVITE);
        if (!Ids.isLegal(code) || !admissions.remove(groupId, code)) {
            throw noInvite();
        }
    }

    @PostMapping("/v1/invites/{code}/accept")
    @Refuses(ErrorCode.CONFLICT)
    ConversationJson accept(Caller caller, @PathVariable String code) {
        if (!Ids.isLegal(code)) {
            throw noInvite();
        }
        ConversationId id = admissions.invite(code).map(Invite::group).orElseThrow(GroupDoorsController::noInvite);
        requests.ask(caller, id, new AcceptInvite(code));
        return shown.one(caller, id);
    }

    @GetMapping("/v1/groups/{groupId}/join-requests")
    Paging.Page<RequestJson> requests(Caller caller, @PathVariable ConversationId groupId, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        access.allowing(caller, groupId, Act.DECIDE_JOIN_REQUESTS);
        Paging paging = Paging.of(limit, cursor);
        return paging.page(admissions.requests(groupId, paging.afterUser(), paging.wanted()), each -> each.userId().value(),
                RequestJson::of);
    }

    @PutMapping("/v1/groups/{groupId}/join-requests/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(ErrorCode.CONFLICT)
    void decide(Caller caller, @PathVariable ConversationId groupId, @PathVariable UserId userId, @RequestBody DecisionRequest request) {
        access.allowing(caller, groupId, Act.DECIDE_JOIN_REQUESTS);
        switch (String.valueOf(request.decision())) {
            case "approve" -> requests.ask(caller, groupId, new ApproveRequest(userId));
            case "reject" -> {
                if (!admissions.drop(groupId, userId)) {
                    throw new RequestRefused(ErrorCode.NOT_FOUND, "This user has not asked to join.");
                }
            }
            default -> throw new InvalidField("/decision", "decision must be approve or reject");
        }
    }

    private static RequestRefused noInvite() {
        return new RequestRefused(ErrorCode.NOT_FOUND,
                "There is no such invite, or its time is over, or it is used up; ask for a new one.");
    }

    record RequestedJson(UserId userId, @OneOf(texts = "requested") String status) {
    }

    /** @param expiresIn in seconds */
    record InviteRequest(@Nullable Long expiresIn, @Nullable Integer maxUses) {

        Duration lifetime() {
            if (expiresIn == null) {
                return EXPIRES_IN_DEFAULT;
            }
            if (expiresIn < 1 || expiresIn > EXPIRES_IN_MAX.toSeconds()) {
                throw new InvalidField("/expires_in", "expires_in must be 1 to " + EXPIRES_IN_MAX.toSeconds() + " seconds");
            }
            return Duration.ofSeconds(expiresIn);
        }

        int uses() {
            if (maxUses != null && (maxUses < 1 || maxUses > USES_MAX)) {
                throw new InvalidField("/max_uses", "max_uses must be 1 to " + USES_MAX + "; leave it out for any number");
            }
            return maxUses == null ? 0 : maxUses;
        }
    }

    record InviteJson(String code, ConversationId conversationId, UserId createdBy, Instant expiresAt, @Nullable Integer maxUses,
            int uses) {

        static InviteJson of(Invite invite) {
            return new InviteJson(invite.code(), invite.group(), invite.createdBy(), invite.expiresAt(),
                    invite.maxUses() == 0 ? null : invite.maxUses(), invite.uses());
        }
    }

    record RequestJson(UserId userId, Instant requestedAt) {

        static RequestJson of(Person request) {
            return new RequestJson(request.userId(), request.since());
        }
    }

    record DecisionRequest(@Mandatory @OneOf(texts = {"approve", "reject"}) @Nullable String decision) {
    }
}
