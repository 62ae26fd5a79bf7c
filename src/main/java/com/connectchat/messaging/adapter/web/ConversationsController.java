package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Refuses;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.ReadHistory.Explanation;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.user.CheckContact;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
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
    private final ShownConversations shown;
    private final CheckContact contacts;

    ConversationsController(Conversations conversations, ReadHistory history, ShownConversations shown, CheckContact contacts) {
        this.conversations = conversations;
        this.history = history;
        this.shown = shown;
        this.contacts = contacts;
    }

    /** Newest activity first. A conversation in which something happens while one pages may show twice, or on no page. */
    @GetMapping
    ItemsJson<ConversationJson> list(Caller caller, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int size = Bounds.limit(limit);
        List<Overview> found = history.overviews(caller.userId(), caller.deviceId(), PositionCursor.read(cursor), size + 1);
        List<Overview> page = found.subList(0, Math.min(size, found.size()));
        return new ItemsJson<>(shown.all(caller, page), found.size() > size ? PositionCursor.of(page.getLast().position()) : null);
    }

    /** With {@code explain=unread} it also tells how {@code unread_count} comes about. */
    @GetMapping("/{id}")
    ExplainedJson one(Caller caller, @PathVariable ConversationId id, @RequestParam @Nullable String explain) {
        ConversationJson conversation = shown.one(caller, id);
        if (explain == null) {
            return new ExplainedJson(conversation, null);
        }
        if (!explain.equals("unread")) {
            throw new InvalidField("/explain", "only unread can be explained");
        }
        return new ExplainedJson(conversation, history.explainUnread(id, caller.userId(), caller.deviceId()).map(UnreadJson::of)
                .orElseThrow(Members::noConversation));
    }

    /** Answers 200 and the conversation, whether this call opened it or found it: the same request has the same answer. */
    @PutMapping("/direct/{userId}")
    @Refuses(ErrorCode.VALIDATION_FAILED)
    ConversationJson openDirect(Caller caller, @PathVariable UserId userId) {
        if (userId.equals(caller.userId())) {
            throw new InvalidField("/user_id", "a direct conversation needs somebody else; this is your own user_id");
        }
        requireContact(caller, userId);
        return shown.one(caller, conversations.openDirect(caller.userId(), userId).id());
    }

    private void requireContact(Caller caller, UserId peer) {
        switch (contacts.between(caller.userId(), peer)) {
            case ALLOWED -> { }
            case BLOCKED -> throw new RequestRefused(ErrorCode.FORBIDDEN, "One of you has blocked the other.");
            case UNKNOWN -> throw new RequestRefused(ErrorCode.NOT_FOUND, "There is no such user.");
        }
    }

    record ExplainedJson(@JsonUnwrapped ConversationJson conversation, @Nullable UnreadJson unreadExplained) {
    }

    /** Of what lies above {@code above_seq}: {@code messages_of_others} less {@code deleted_of_them} are unread. */
    record UnreadJson(long readSeq, long joinedSeq, long aboveSeq, long upToSeq, long messagesOfOthers, long deletedOfThem,
            long ownMessages, long otherEvents, long unreadCount, long mentionCount) {

        static UnreadJson of(Explanation found) {
            return new UnreadJson(found.readSeq(), found.joinedSeq(), Math.max(found.readSeq(), found.joinedSeq()), found.upToSeq(),
                    found.messagesOfOthers(), found.deletedOfThem(), found.ownMessages(), found.otherEvents(), found.unread().messages(),
                    found.unread().mentions());
        }
    }
}
