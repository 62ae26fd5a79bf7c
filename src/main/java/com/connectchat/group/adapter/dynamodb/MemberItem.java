package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a member lies in the table: once in the group's partition, once in the user's. Who is gone leaves a mark there for a day, so that a
 * writer who was paused can't bring them back.
 */
final class MemberItem {

    static final String BEGINNING = "member ";
    static final String MEMBERSHIP = "in ";
    private static final String ROLE = "member_role";
    private static final Duration MARK_LIFE = Duration.ofDays(1);

    private MemberItem() {
    }

    static Item key(ConversationId group, UserId user) {
        return GroupTable.key(GroupItem.partition(group), BEGINNING + user.value());
    }

    static String partition(UserId user) {
        return "user " + user.value();
    }

    /** What leads from a user to a group. */
    private static Item membershipKey(UserId user, ConversationId group) {
        return GroupTable.key(partition(user), MEMBERSHIP + group.value());
    }

    static ConversationId group(Item membership) {
        return new ConversationId(membership.text(GroupTable.SORT).substring(MEMBERSHIP.length()));
    }

    /** Both items of who is in the group. */
    static List<Item> there(ConversationId group, UserId user, Role role, long asOf) {
        return List.of(key(group, user).text(ROLE, role.code()).number(GroupTable.AS_OF, asOf),
                membershipKey(user, group).text(ROLE, role.code()).number(GroupTable.AS_OF, asOf));
    }

    /** Both marks of who is not in it any more. */
    static List<Item> gone(ConversationId group, UserId user, long asOf, Instant now) {
        long expiresAt = now.plus(MARK_LIFE).getEpochSecond();
        return List.of(key(group, user).number(GroupTable.AS_OF, asOf).number(GroupTable.EXPIRES_AT, expiresAt),
                membershipKey(user, group).number(GroupTable.AS_OF, asOf).number(GroupTable.EXPIRES_AT, expiresAt));
    }

    static boolean isThere(Item item) {
        return item.has(ROLE);
    }

    static GroupMember read(Item item) {
        return new GroupMember(new UserId(item.text(GroupTable.SORT).substring(BEGINNING.length())), role(item));
    }

    static Role role(Item item) {
        return Role.of(item.text(ROLE));
    }
}
