package com.connectchat.group.adapter.embedded;

import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How a group lies in its table: as JSON. */
record GroupRecord(String title, @Nullable String description, String visibility, String join, String post, String add, String history,
        long slowModeSeconds, long revision, long asOf, String createdBy, long createdAt, int memberCount, boolean deleted,
        long announcedFrom) {

    private static final JsonMapper JSON = new JsonMapper();

    static byte[] of(StoredGroup group) {
        GroupProfile profile = group.profile();
        GroupSettings settings = profile.settings();
        return JSON.writeValueAsBytes(new GroupRecord(profile.title(), profile.description(), profile.visibility().code(),
                settings.join().code(), settings.post().code(), settings.add().code(), settings.history().code(),
                settings.slowMode().toSeconds(), group.revision(), group.asOf(), group.createdBy().value(),
                group.createdAt().toEpochMilli(), group.memberCount(), group.deleted(), group.announcedFrom()));
    }

    static StoredGroup read(ConversationId id, byte[] value) {
        return JSON.readValue(value, GroupRecord.class).toDomain(id);
    }

    private StoredGroup toDomain(ConversationId id) {
        GroupSettings settings = new GroupSettings(GroupSettings.Join.of(join), GroupSettings.Who.of("post", post),
                GroupSettings.Who.of("add", add), GroupSettings.History.of(history), Duration.ofSeconds(slowModeSeconds));
        return new StoredGroup(id, new GroupProfile(title, description, GroupProfile.Visibility.of(visibility), settings), revision, asOf,
                new UserId(createdBy), Instant.ofEpochMilli(createdAt), memberCount, deleted, announcedFrom);
    }
}
