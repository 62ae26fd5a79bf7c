package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.user.CheckContact;
import com.connectchat.user.FindUsers;
import com.connectchat.user.FindUsers.Profile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A caller's conversations. */
@RestController
@RequestMapping("/v1/conversations")
final class ConversationsController {

    private final Conversations conversations;
    private final ReadHistory history;
    private final FindUsers users;
    private final CheckContact contacts;
    private final Clock clock;

    ConversationsController(Conversations conversations, ReadHistory history, FindUsers users, CheckContact contacts, Clock clock) {
        this.conversations = conversations;
        this.history = history;
        this.users = users;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Newest activity first. A conversation in which something happens while one pages may show twice, or on no page. */
    @GetMapping
    ItemsJson<ConversationJson> list(Caller caller, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int size = Bounds.limit(limit);
        List<Overview> found = history.overviews(caller.userId(), caller.deviceId(), PositionCursor.read(cursor), size + 1);
        List<Overview> page = found.subList(0, Math.min(size, found.size()));
        return new ItemsJson<>(shown(page, caller), found.size() > size ? PositionCursor.of(page.getLast().position()) : null);
    }

    @GetMapping("/{id}")
    ConversationJson one(Caller caller, @PathVariable ConversationId id) {
        Overview overview = history.overview(id, caller.userId(), caller.deviceId()).orElseThrow(Members::noConversation);
        return shown(List.of(overview), caller).getFirst();
    }

    /** Answers 200 and the conversation, whether this call opened it or found it: the same request has the same answer. */
    @PutMapping("/direct/{userId}")
    ConversationJson openDirect(Caller caller, @PathVariable UserId userId) {
        if (userId.equals(caller.userId())) {
            throw new InvalidField("/user_id", "a direct conversation needs somebody else; this is your own user_id");
        }
        requireContact(caller, userId);
        return one(caller, conversations.openDirect(caller.userId(), userId).id());
    }

    private void requireContact(Caller caller, UserId peer) {
        switch (contacts.between(caller.userId(), peer)) {
            case ALLOWED -> { }
            case BLOCKED -> throw new RequestRefused(ErrorCode.FORBIDDEN, "One of you has blocked the other.");
            case UNKNOWN -> throw new RequestRefused(ErrorCode.NOT_FOUND, "There is no such user.");
        }
    }

    private List<ConversationJson> shown(List<Overview> overviews, Caller caller) {
        List<UserId> peers = overviews.stream().map(each -> ConversationJson.peerOf(each, caller.userId())).toList();
        Map<UserId, Profile> profiles = users.profiles(peers);
        return overviews.stream().map(each -> ConversationJson.of(each, caller.userId(), profiles, clock.instant())).toList();
    }
}
