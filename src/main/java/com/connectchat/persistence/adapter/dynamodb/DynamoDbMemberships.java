package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.adapter.dynamodb.HistoryTables.CONVERSATIONS;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Query.Order;
import com.connectchat.dynamodb.Query;
import com.connectchat.dynamodb.Write.Refused;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.application.Memberships;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conversations by id, places by user, devices' cursors by user and device: each question is a key or one partition. */
final class DynamoDbMemberships implements Memberships {

    private static final int PAGE = 200;
    private static final int MEMBERS_MAX = DynamoDb.TRANSACTION_MAX - 1;

    private final DynamoDb db;

    DynamoDbMemberships(DynamoDb db) {
        this.db = db;
    }

    @Override
    public Conversation open(Conversation conversation) {
        if (conversation.members().size() > MEMBERS_MAX) {
            throw new IllegalArgumentException(
                    "At most " + MEMBERS_MAX + " members are entered at once, were " + conversation.members().size());
        }
        return Unavailable.translating(() -> {
            List<Write> writes = new ArrayList<>();
            writes.add(new Write.Put(CONVERSATIONS, ConversationItem.of(conversation), CONVERSATIONS.absent()));
            conversation.members().forEach(user -> writes.add(PlaceItem.enter(user, conversation)));
            return db.write(writes) instanceof Refused refused
                    ? ConversationItem.read(conversation.id(), refused.found().getFirst())
                    : conversation;
        });
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return Unavailable.translating(() -> db.get(CONVERSATIONS, ConversationItem.key(conversation))
                .map(item -> ConversationItem.read(conversation, item)));
    }

    @Override
    public Optional<Stay> stay(ConversationId conversation, UserId user) {
        return Unavailable.translating(() -> db.get(CONVERSATIONS, PlaceItem.key(user, conversation)).map(PlaceItem::stay));
    }

    @Override
    public void enter(ConversationId conversation, Map<UserId, Stay> stays) {
        Unavailable.translating(() -> {
            Together.runInTurns(stays.entrySet().stream().<Runnable>map(each -> () ->
                    db.write(PlaceItem.enter(each.getKey(), conversation, each.getValue()))).toList());
            return stays;
        });
    }

    @Override
    public Cursors cursors(ConversationId conversation, UserId user, DeviceId device) {
        return Unavailable.translating(() -> {
            Item placeKey = PlaceItem.key(user, conversation);
            long deviceDelivered = 0;
            Item place = Item.EMPTY;
            for (Item each : db.getAll(CONVERSATIONS, List.of(placeKey, DeviceCursorItem.key(user, device, conversation)))) {
                if (each.text("pk").equals(placeKey.text("pk"))) {
                    place = each;
                } else {
                    deviceDelivered = DeviceCursorItem.delivered(each);
                }
            }
            return PlaceItem.cursors(place, deviceDelivered);
        });
    }

    @Override
    public Receipt receipt(ConversationId conversation, UserId user) {
        Item place = place(conversation, user);
        return new Receipt(user, PlaceItem.delivered(place), PlaceItem.read(place));
    }

    @Override
    public List<Membership> of(UserId user, DeviceId device) {
        return Unavailable.translating(() -> {
            Map<ConversationId, Long> delivered = new HashMap<>();
            inPartition(DeviceCursorItem.partition(user, device),
                    item -> delivered.put(new ConversationId(item.text("sk")), DeviceCursorItem.delivered(item)) == null);
            List<Membership> found = new ArrayList<>();
            inPartition(PlaceItem.partition(user), item -> {
                ConversationId conversation = new ConversationId(item.text("sk"));
                return found.add(new Membership(conversation, PlaceItem.stay(item),
                        PlaceItem.cursors(item, delivered.getOrDefault(conversation, 0L)), PlaceItem.mutedUntil(item)));
            });
            return found;
        });
    }

    private void inPartition(String partition, Predicate<Item> visitor) {
        db.query(new Query(CONVERSATIONS, "pk = :pk", Item.EMPTY.text(":pk", partition), Order.ASCENDING, PAGE), visitor);
    }

    @Override
    public boolean shareGroup(UserId one, UserId other, int conversationsMax) {
        return Unavailable.translating(() -> {
            List<Item> others = new ArrayList<>();
            int[] looked = new int[1];
            inPartition(PlaceItem.partition(one), item -> {
                ConversationId conversation = new ConversationId(item.text("sk"));
                if (!conversation.isDirect() && PlaceItem.stay(item).lasts()) {
                    others.add(PlaceItem.key(other, conversation));
                }
                return ++looked[0] < conversationsMax;
            });
            return !others.isEmpty() && db.getAll(CONVERSATIONS, others).stream().anyMatch(item -> PlaceItem.stay(item).lasts());
        });
    }

    @Override
    public void mute(ConversationId conversation, UserId user, @Nullable Instant until) {
        Unavailable.translating(() -> db.write(PlaceItem.mute(user, conversation, until)));
    }

    @Override
    public Optional<Instant> mutedUntil(ConversationId conversation, UserId user) {
        return Optional.ofNullable(PlaceItem.mutedUntil(place(conversation, user)));
    }

    private Item place(ConversationId conversation, UserId user) {
        return Unavailable.translating(() -> db.get(CONVERSATIONS, PlaceItem.key(user, conversation)).orElse(Item.EMPTY));
    }

    /** Moves cursors, of each device and each user to the furthest of these moves. What a late writer brings moves none back. */
    void move(DynamoDb work, List<CursorMove> moves) {
        Map<Item, CursorMove> places = new HashMap<>();
        Map<Item, CursorMove> devices = new HashMap<>();
        for (CursorMove move : moves) {
            places.merge(PlaceItem.key(move.userId(), move.conversationId()), move, DynamoDbMemberships::furthest);
            devices.merge(DeviceCursorItem.key(move.userId(), move.deviceId(), move.conversationId()), move, DynamoDbMemberships::furthest);
        }
        List<Runnable> writes = new ArrayList<>();
        places.forEach((key, move) -> writes.add(() -> advance(work, key, move.cursors())));
        devices.forEach((key, move) -> writes.add(() -> work.write(DeviceCursorItem.advance(key, move.cursors().deviceDelivered()))));
        Together.run(writes);
    }

    private static void advance(DynamoDb work, Item place, Cursors to) {
        if (!work.write(PlaceItem.advance(place, to)).isDone()) {
            // One of the two is behind what is stored; the other may still be ahead.
            work.write(PlaceItem.advanceDelivered(place, to.delivered()));
            work.write(PlaceItem.advanceRead(place, to.read()));
        }
    }

    private static CursorMove furthest(CursorMove one, CursorMove other) {
        Cursors a = one.cursors();
        Cursors b = other.cursors();
        return new CursorMove(one.conversationId(), one.userId(), one.deviceId(), new Cursors(
                Math.max(a.deviceDelivered(), b.deviceDelivered()), Math.max(a.delivered(), b.delivered()), Math.max(a.read(), b.read())));
    }
}
