package com.connectchat.user.adapter.web;

import com.connectchat.kernel.UserId;
import com.connectchat.user.BlockPeople;
import com.connectchat.user.FindUsers;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody whom the caller has blocked; no names where the account is gone. */
record BlockView(String userId, @Nullable String username, @Nullable String displayName, Instant blockedAt) {

    static BlockView of(BlockPeople.BlockedPerson blocked, Map<UserId, FindUsers.Profile> profiles) {
        FindUsers.Profile profile = profiles.get(blocked.userId());
        return new BlockView(blocked.userId().value(), profile == null ? null : profile.username(),
                profile == null ? null : profile.displayName(), blocked.since());
    }
}
