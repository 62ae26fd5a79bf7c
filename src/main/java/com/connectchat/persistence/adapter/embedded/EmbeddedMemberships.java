package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.application.Memberships;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations by id; members' places by user and conversation, so that one scan finds all conversations of a user;
 * devices' cursors by user, device and conversation, for the same reason.
 */
final class EmbeddedMemberships implements Memberships {

    private final EmbeddedStore store;
    private final Table conversations;
    private final Table places;
    private final Table deviceCursors;
    /** Held while a place is read, changed and written, and while a conversation is entered. */
    private final Object changing = new Object();

    EmbeddedMemberships(EmbeddedStore store) {
        this.store = store;
        this.conversations = store.table("conversations");
        this.places = store.table("places");
        this.deviceCursors = store.table("device_cursors");
    }

    @Override
    public Conversation open(Conversation conversation) {
        return Unavailable.translating(() -> {
            synchronized (changing) {
                return find(conversation.id()).orElseGet(() -> enter(conversation));
            }
        });
    }

    private Conversation enter(Conversation conversation) {
        Batch batch = store.batch().put(conversations, conversationKey(conversation.id()), ConversationRecord.of(conversation));
        conversation.members().forEach(user -> batch.put(places, placeKey(user, conversation.id()), PlaceRecord.START.bytes()));
        store.commit(batch);
        return conversation;
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return Unavailable.translating(() -> Optional.ofNullable(conversations.get(conversationKey(conversation)))
                .map(value -> ConversationRecord.read(conversation, value)));
    }

    @Override
    public Optional<Stay> stay(ConversationId conversation, UserId user) {
        return Unavailable.translating(() -> Optional.ofNullable(places.get(placeKey(user, conversation))))
                .map(value -> PlaceRecord.read(value).stay());
    }

    @Override
    public void enter(ConversationId conversation, Map<UserId, Stay> stays) {
        Unavailable.translating(() -> {
            synchronized (changing) {
                Batch batch = store.batch();
                stays.forEach((user, stay) -> {
                    byte[] key = placeKey(user, conversation);
                    PlaceRecord place = PlaceRecord.read(places.get(key));
                    if (stay.isNewerThan(place.stay())) {
                        batch.put(places, key, place.during(stay).bytes());
                    }
                });
                store.commit(batch);
                return batch;
            }
        });
    }

    @Override
    public Cursors cursors(ConversationId conversation, UserId user, DeviceId device) {
        return Unavailable.translating(() -> {
            PlaceRecord place = place(conversation, user);
            byte[] cursor = deviceCursors.get(cursorKey(user, device, conversation));
            return place.cursors(cursor == null ? 0 : ByteBuffer.wrap(cursor).getLong());
        });
    }

    @Override
    public Receipt receipt(ConversationId conversation, UserId user) {
        return Unavailable.translating(() -> {
            PlaceRecord place = place(conversation, user);
            return new Receipt(user, place.delivered(), place.read());
        });
    }

    @Override
    public List<Membership> of(UserId user, DeviceId device) {
        return Unavailable.translating(() -> {
            Map<String, Long> delivered = deviceCursorsOf(user, device);
            Keys prefix = Keys.of(user.value());
            List<Membership> found = new ArrayList<>();
            places.scan(prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
                String conversation = Keys.stringAt(key, prefix.bytes().length);
                PlaceRecord place = PlaceRecord.read(value);
                return found.add(new Membership(new ConversationId(conversation), place.stay(),
                        place.cursors(delivered.getOrDefault(conversation, 0L)), place.mutedUntilTime()));
            });
            return found;
        });
    }

    private Map<String, Long> deviceCursorsOf(UserId user, DeviceId device) {
        Keys prefix = Keys.of(user.value()).and(device.value());
        Map<String, Long> cursors = new HashMap<>();
        deviceCursors.scan(prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
            cursors.put(Keys.stringAt(key, prefix.bytes().length), ByteBuffer.wrap(value).getLong());
            return true;
        });
        return cursors;
    }

    @Override
    public boolean shareGroup(UserId one, UserId other, int conversationsMax) {
        return Unavailable.translating(() -> {
            Keys prefix = Keys.of(one.value());
            int[] looked = new int[1];
            boolean[] found = new boolean[1];
            places.scan(prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
                ConversationId conversation = new ConversationId(Keys.stringAt(key, prefix.bytes().length));
                found[0] = !conversation.isDirect() && PlaceRecord.read(value).stay().lasts()
                        && stay(conversation, other).filter(Stay::lasts).isPresent();
                return !found[0] && ++looked[0] < conversationsMax;
            });
            return found[0];
        });
    }

    @Override
    public void mute(ConversationId conversation, UserId user, @Nullable Instant until) {
        Unavailable.translating(() -> {
            synchronized (changing) {
                PlaceRecord muted = place(conversation, user).muted(until);
                store.commit(store.batch().put(places, placeKey(user, conversation), muted.bytes()));
                return muted;
            }
        });
    }

    @Override
    public Optional<Instant> mutedUntil(ConversationId conversation, UserId user) {
        return Unavailable.translating(() -> Optional.ofNullable(place(conversation, user).mutedUntilTime()));
    }

    /** Held while moves are put into a batch and the batch is committed, so that no change of a place is lost. */
    Object changing() {
        return changing;
    }

    void put(Batch batch, CursorMove move) {
        Cursors cursors = move.cursors();
        PlaceRecord place = place(move.conversationId(), move.userId()).at(cursors);
        batch.put(places, placeKey(move.userId(), move.conversationId()), place.bytes());
        batch.put(deviceCursors, cursorKey(move.userId(), move.deviceId(), move.conversationId()),
                ByteBuffer.allocate(Long.BYTES).putLong(cursors.deviceDelivered()).array());
    }

    private PlaceRecord place(ConversationId conversation, UserId user) {
        return PlaceRecord.read(places.get(placeKey(user, conversation)));
    }

    private static byte[] conversationKey(ConversationId conversation) {
        return Keys.of(conversation.value()).bytes();
    }

    private static byte[] placeKey(UserId user, ConversationId conversation) {
        return Keys.of(user.value()).and(conversation.value()).bytes();
    }

    private static byte[] cursorKey(UserId user, DeviceId device, ConversationId conversation) {
        return Keys.of(user.value()).and(device.value()).and(conversation.value()).bytes();
    }
}
