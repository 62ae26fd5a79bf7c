package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.UserId;
import java.time.Duration;

/** How a group lies in its table, its members apart. */
final class GroupItem {

    private static final String BEGINNING = "group ";
    private static final String SORT = "group";

    private GroupItem() {
    }

    static String partition(ConversationId group) {
        return BEGINNING + group.value();
    }

    static Item key(ConversationId group) {
        return GroupTable.key(partition(group), SORT);
    }

    static Item of(StoredGroup group) {
        GroupSettings settings = group.profile().settings();
        Item item = key(group.id()).text("title", group.profile().title()).text("visibility", group.profile().visibility().code())
                .text("joining", settings.join().code()).text("posting", settings.post().code()).text("adding", settings.add().code())
                .text("history", settings.history().code()).number("slow_mode_seconds", settings.slowMode().toSeconds())
                .number("revision", group.revision()).number(GroupTable.AS_OF, group.asOf()).text("created_by", group.createdBy().value())
                .time("created_at", group.createdAt()).number("member_count", group.memberCount())
                .number("is_deleted", group.deleted() ? 1 : 0);
        String description = group.profile().description();
        return description == null ? item : item.text("description", description);
    }

    static StoredGroup read(Item item) {
        GroupSettings settings = new GroupSettings(Join.of(item.text("joining")), Who.of("post", item.text("posting")),
                Who.of("add", item.text("adding")), History.of(item.text("history")), Duration.ofSeconds(item.number("slow_mode_seconds")));
        GroupProfile profile = new GroupProfile(item.text("title"), item.textIfThere("description").orElse(null),
                Visibility.of(item.text("visibility")), settings);
        return new StoredGroup(new ConversationId(item.text(GroupTable.PARTITION).substring(BEGINNING.length())), profile,
                item.number("revision"), item.number(GroupTable.AS_OF), new UserId(item.text("created_by")), item.time("created_at"),
                (int) item.number("member_count"), item.number("is_deleted") == 1, item.numberOrZero("announced_from"));
    }

    /** The group is there, and nothing is announced. */
    static Condition silent() {
        return new Condition("attribute_exists(pk) AND attribute_not_exists(announced_from)", Item.EMPTY);
    }
}
