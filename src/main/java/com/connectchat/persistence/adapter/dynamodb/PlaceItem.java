package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.adapter.dynamodb.HistoryTables.CONVERSATIONS;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a member's place in a conversation lies in its table; the user's partition holds all of them. */
final class PlaceItem {

    private static final String DELIVERED = "delivered_seq";
    private static final String READ = "read_seq";
    private static final String MUTED_UNTIL = "muted_until";
    private static final String JOINED = "joined_seq";
    private static final String ABOVE = "above_seq";
    private static final String LEFT = "left_seq";

    private PlaceItem() {
    }

    static String partition(UserId user) {
        return "user " + user.value();
    }

    static Item key(UserId user, ConversationId conversation) {
        return Item.EMPTY.text("pk", partition(user)).text("sk", conversation.value());
    }

    /** Makes the place; who has one keeps it. */
    static Write enter(UserId user, Conversation conversation) {
        return new Write.Update(CONVERSATIONS, key(user, conversation.id()), "SET entered_at = :at",
                Item.EMPTY.time(":at", conversation.createdAt()), null);
    }

    static Write mute(UserId user, ConversationId conversation, @Nullable Instant until) {
        Item key = key(user, conversation);
        return until == null
                ? new Write.Update(CONVERSATIONS, key, "REMOVE muted_until", Item.EMPTY, null)
                : new Write.Update(CONVERSATIONS, key, "SET muted_until = :until", Item.EMPTY.time(":until", until), null);
    }

    /** Moves both cursors unless one of them would go back. */
    static Write advance(Item key, Cursors to) {
        return new Write.Update(CONVERSATIONS, key, "SET delivered_seq = :delivered, read_seq = :read",
                Item.EMPTY.number(":delivered", to.delivered()).number(":read", to.read()),
                new Condition("(attribute_not_exists(delivered_seq) OR delivered_seq <= :delivered)"
                        + " AND (attribute_not_exists(read_seq) OR read_seq <= :read)", Item.EMPTY));
    }

    static Write advanceDelivered(Item key, long to) {
        return advance(key, DELIVERED, to);
    }

    static Write advanceRead(Item key, long to) {
        return advance(key, READ, to);
    }

    private static Write advance(Item key, String cursor, long to) {
        return new Write.Update(CONVERSATIONS, key, "SET " + cursor + " = :to", Item.EMPTY.number(":to", to),
                new Condition("attribute_not_exists(" + cursor + ") OR " + cursor + " < :to", Item.EMPTY));
    }

    /** Enters when the user came and went, unless the place tells of something later. */
    static Write enter(UserId user, ConversationId conversation, Stay stay) {
        return new Write.Update(CONVERSATIONS, key(user, conversation),
                "SET joined_seq = :joined, above_seq = :above, left_seq = :left, stay_at = :at",
                Item.EMPTY.number(":joined", stay.joinedSeq()).number(":above", stay.aboveSeq()).number(":left", stay.leftSeq())
                        .number(":at", Math.max(stay.joinedSeq(), stay.leftSeq())),
                new Condition("attribute_not_exists(stay_at) OR stay_at < :at", Item.EMPTY));
    }

    static Stay stay(Item place) {
        return place.has(JOINED) ? new Stay(place.number(JOINED), place.number(ABOVE), place.number(LEFT)) : Stay.WHOLE;
    }

    static Cursors cursors(Item place, long deviceDelivered) {
        return stay(place).since(new Cursors(deviceDelivered, delivered(place), read(place)));
    }

    static long delivered(Item place) {
        return place.numberOrZero(DELIVERED);
    }

    static long read(Item place) {
        return place.numberOrZero(READ);
    }

    static @Nullable Instant mutedUntil(Item place) {
        return place.has(MUTED_UNTIL) ? place.time(MUTED_UNTIL) : null;
    }
}
