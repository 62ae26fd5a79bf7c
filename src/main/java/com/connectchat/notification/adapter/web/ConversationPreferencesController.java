package com.connectchat.notification.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.notification.KeepPreferences;
import com.connectchat.notification.PushLevel;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Stay;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the caller wants to be told of one conversation. */
@RestController
@RequestMapping("/v1/conversations/{id}/notification-preferences")
final class ConversationPreferencesController {

    private final KeepPreferences preferences;
    private final Conversations conversations;

    ConversationPreferencesController(KeepPreferences preferences, Conversations conversations) {
        this.preferences = preferences;
        this.conversations = conversations;
    }

    @GetMapping
    LevelJson level(Caller caller, @PathVariable ConversationId id) {
        requireMember(caller, id);
        return new LevelJson(preferences.ofConversation(caller.userId(), id).orElse(null));
    }

    /** Without {@code push} the conversation is as all others. */
    @PutMapping
    LevelJson change(Caller caller, @PathVariable ConversationId id, @RequestBody LevelJson request) {
        requireMember(caller, id);
        preferences.changeOfConversation(caller.userId(), id, request.push());
        return request;
    }

    private void requireMember(Caller caller, ConversationId conversation) {
        if (conversations.stay(conversation, caller.userId()).filter(Stay::lasts).isEmpty()) {
            throw new RequestRefused(ErrorCode.NOT_FOUND, "There is no such conversation, or you are not in it.");
        }
    }

    /** @param push missing: as for all conversations */
    record LevelJson(@Nullable PushLevel push) {
    }
}
