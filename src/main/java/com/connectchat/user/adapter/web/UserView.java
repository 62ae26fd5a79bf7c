package com.connectchat.user.adapter.web;

import com.connectchat.user.FindUsers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as everybody may see them. */
record UserView(String userId, String username, String displayName, @Nullable String about, Instant createdAt) {

    static UserView of(FindUsers.Profile profile) {
        return new UserView(profile.userId().value(), profile.username(), profile.displayName(), profile.about(), profile.createdAt());
    }
}
