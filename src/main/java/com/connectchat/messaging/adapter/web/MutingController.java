package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.persistence.Conversations;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Silences a conversation for one of its members, for push only: sockets hear everything. */
@RestController
@RequestMapping("/v1/conversations/{id}/mute")
final class MutingController {

    /** The last time that RFC 3339 can write: for good. */
    private static final Instant FOR_GOOD = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Conversations conversations;
    private final Members members;
    private final Clock clock;

    MutingController(Conversations conversations, Members members, Clock clock) {
        this.conversations = conversations;
        this.members = members;
        this.clock = clock;
    }

    /** Without {@code until}, or without a body, the conversation is mute for good. */
    @PutMapping
    MutedJson mute(Caller caller, @PathVariable ConversationId id, @RequestBody(required = false) @Nullable MuteRequest request) {
        members.require(caller, id);
        Instant until = request == null || request.until() == null ? FOR_GOOD : request.until();
        if (!until.isAfter(clock.instant()) || until.isAfter(FOR_GOOD)) {
            throw new InvalidField("/until", "until must be in the future, and not after " + FOR_GOOD + "; leave it out to mute for good");
        }
        conversations.mute(id, caller.userId(), until);
        return new MutedJson(id, until);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmute(Caller caller, @PathVariable ConversationId id) {
        members.require(caller, id);
        conversations.mute(id, caller.userId(), null);
    }

    record MuteRequest(@Nullable Instant until) {
    }

    record MutedJson(ConversationId conversationId, Instant mutedUntil) {
    }
}
