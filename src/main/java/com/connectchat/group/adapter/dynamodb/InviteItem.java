package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Duration;

/** How an invite lies in the table; DynamoDB takes it away some time after it is over. */
final class InviteItem {

    static final String BEGINNING = "invite ";
    private static final String SORT = "invite";
    /** DynamoDB may take away an item long after its time, never before; the exact end stands beside it. */
    private static final Duration KEPT_AFTER = Duration.ofDays(1);

    private InviteItem() {
    }

    static Item key(String code) {
        return GroupTable.key(BEGINNING + code, SORT);
    }

    static Item keyOfGroup(Invite invite) {
        return GroupTable.key(GroupItem.partition(invite.group()), BEGINNING + invite.code());
    }

    static Item of(Invite invite) {
        return key(invite.code()).text("group_id", invite.group().value()).text("created_by", invite.createdBy().value())
                .time("ends_at", invite.expiresAt()).number("max_uses", invite.maxUses()).number("use_count", invite.uses())
                .number(GroupTable.EXPIRES_AT, expiry(invite));
    }

    static Item ofGroup(Invite invite) {
        return keyOfGroup(invite).number(GroupTable.EXPIRES_AT, expiry(invite));
    }

    /** That this user came in by it. */
    static Item use(Invite invite, UserId user) {
        return GroupTable.key(BEGINNING + invite.code(), "use " + user.value()).number(GroupTable.EXPIRES_AT, expiry(invite));
    }

    static Invite read(Item item) {
        return new Invite(item.text(GroupTable.PARTITION).substring(BEGINNING.length()), new ConversationId(item.text("group_id")),
                new UserId(item.text("created_by")), item.time("ends_at"), (int) item.number("max_uses"), (int) item.number("use_count"));
    }

    private static long expiry(Invite invite) {
        return invite.expiresAt().plus(KEPT_AFTER).getEpochSecond();
    }
}
