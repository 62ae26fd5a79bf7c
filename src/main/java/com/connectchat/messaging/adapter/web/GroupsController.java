package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.DeleteGroup;
import com.connectchat.bus.contract.Command.UpdateGroup;
import com.connectchat.group.Act;
import com.connectchat.group.FindGroups;
import com.connectchat.group.FindGroups.Card;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.EntityTag;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.OneLine;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Paging;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ReadHistory;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups: made, found, renamed, deleted. A group's id is its conversation's. */
@RestController
final class GroupsController {

    private final FindGroups groups;
    private final GroupAccess access;
    private final ReadHistory history;
    private final ShownConversations shown;
    private final People people;
    private final ClientRequests requests;

    GroupsController(FindGroups groups, GroupAccess access, ReadHistory history, ShownConversations shown, People people,
            ClientRequests requests) {
        this.groups = groups;
        this.access = access;
        this.history = history;
        this.shown = shown;
        this.people = people;
        this.requests = requests;
    }

    /** The caller becomes the owner. Not found: somebody deleted it before it could be shown. */
    @PostMapping("/v1/groups")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(ErrorCode.NOT_FOUND)
    ResponseEntity<ConversationJson> create(Caller caller, @RequestBody GroupRequest request) {
        CreateGroup command = new CreateGroup(request.profile(), people.require(caller, "/member_ids", request.memberIds()));
        ConversationId id = new ConversationId(Ids.random("g"));
        requests.ask(caller, id, command);
        return tagged(ResponseEntity.created(URI.create("/v1/groups/" + id)), access.known(caller, id), caller);
    }

    /** A public group is shown to everybody, without what is a member's. */
    @GetMapping("/v1/groups/{groupId}")
    ResponseEntity<ConversationJson> one(Caller caller, @PathVariable ConversationId groupId) {
        return tagged(ResponseEntity.ok(), access.known(caller, groupId), caller);
    }

    @PatchMapping("/v1/groups/{groupId}")
    ResponseEntity<ConversationJson> update(Caller caller, @PathVariable ConversationId groupId, @RequestBody GroupRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        access.allowing(caller, groupId, Act.CHANGE_PROFILE);
        requests.ask(caller, groupId, request.update(EntityTag.allowedBy(ifMatch)));
        return one(caller, groupId);
    }

    @DeleteMapping("/v1/groups/{groupId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable ConversationId groupId) {
        access.allowing(caller, groupId, Act.DELETE_GROUP);
        requests.ask(caller, groupId, new DeleteGroup());
    }

    /** Public groups of whose title every word of the query begins a word. */
    @GetMapping("/v1/groups")
    Paging.Page<ConversationJson> search(Caller caller, @RequestParam @Nullable String query, @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        if (query == null) {
            throw new InvalidField("/query", "query is required");
        }
        Paging paging = Paging.of(limit, cursor);
        FindGroups.Page page = groups.search(new FindGroups.Query(query, caller.userId(), paging.after(), paging.limit()));
        return new Paging.Page<>(page.groups().stream().map(ConversationJson::of).toList(), Paging.cursor(page.next()));
    }

    /** The groups that the caller is in. */
    @GetMapping("/v1/me/groups")
    Paging.Page<ConversationJson> own(Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        Paging paging = Paging.of(limit, cursor);
        List<ConversationId> found =
                groups.of(caller.userId(), paging.after() == null ? null : new ConversationId(paging.after()), paging.limit() + 1);
        List<ConversationId> page = found.subList(0, Math.min(paging.limit(), found.size()));
        return new Paging.Page<>(shown.all(caller, page.stream()
                .flatMap(id -> history.overview(id, caller.userId(), caller.deviceId()).stream()).toList()),
                found.size() > page.size() ? Paging.cursor(page.getLast().value()) : null);
    }

    private ResponseEntity<ConversationJson> tagged(ResponseEntity.BodyBuilder answer, Card card, Caller caller) {
        return answer.eTag(EntityTag.of(card.revision()))
                .body(card.readerRole() == null ? ConversationJson.of(card) : shown.one(caller, card.id()));
    }

    /** What a group is to be; in a change, what is missing stays. */
    record GroupRequest(@Nullable String title, @Nullable String description, @Nullable List<@Nullable UserId> memberIds,
            @OneOf(Visibility.class) @Nullable String visibility, @Nullable GroupSettingsJson settings) {

        GroupProfile profile() {
            if (title == null) {
                throw new InvalidField("/title", "title is required");
            }
            GroupSettings wanted = settings == null ? GroupSettings.DEFAULT : settings.change().appliedTo(GroupSettings.DEFAULT);
            return new GroupProfile(OneLine.require("/title", title), description == null || description.isEmpty() ? null : description,
                    visibility == null ? Visibility.PRIVATE : Visibility.of(visibility), wanted);
        }

        UpdateGroup update(Revisions revisions) {
            if (title != null) {
                OneLine.require("/title", title);
            }
            // Tried on a group of this kind here, so that what is wrong is said before anybody is asked.
            new GroupProfile("any", null, Visibility.PRIVATE, GroupSettings.DEFAULT).with(title, description, null, GroupSettings.DEFAULT);
            return new UpdateGroup(title, description, visibility == null ? null : Visibility.of(visibility),
                    settings == null ? null : settings.change(), switch (revisions) {
                        case Revisions.Any _ -> null;
                        case Revisions.OneOf(Set<Long> these) -> these;
                    });
        }
    }
}
