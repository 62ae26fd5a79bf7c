package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.application.SeeingPresence;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How somebody is. Whoever may not know, and of whom there is nothing to know, gets the same answer. */
@RestController
class PresenceController {

    private final SeeingPresence presences;

    PresenceController(SeeingPresence presences) {
        this.presences = presences;
    }

    @GetMapping("/v1/users/{userId}/presence")
    PresenceView presence(Caller caller, @PathVariable UserId userId) {
        Presence seen = presences.seenBy(caller.userId(), List.of(userId)).getFirst();
        return new PresenceView(userId.value(), seen.status().code(), seen.lastSeenAt());
    }

    /** As in the frames of the socket. */
    record PresenceView(String userId, @OneOf(Presence.Status.class) String status, @Nullable Instant lastSeenAt) {
    }
}
