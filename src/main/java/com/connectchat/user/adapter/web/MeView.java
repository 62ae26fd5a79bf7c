package com.connectchat.user.adapter.web;

import com.connectchat.kernel.OneOf;
import com.connectchat.user.EditProfile;
import com.connectchat.user.FindUsers;
import com.connectchat.user.PresenceVisibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as they see themselves. */
record MeView(String userId, String username, String displayName, @Nullable String about, Instant createdAt,
        @OneOf(PresenceVisibility.class) String presenceVisibility) {

    static MeView of(EditProfile.OwnProfile own) {
        FindUsers.Profile profile = own.profile();
        return new MeView(profile.userId().value(), profile.username(), profile.displayName(), profile.about(), profile.createdAt(),
                own.presenceVisibility().code());
    }
}
