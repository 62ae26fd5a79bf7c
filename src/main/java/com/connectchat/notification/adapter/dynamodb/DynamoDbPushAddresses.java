package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushService;
import com.connectchat.notification.application.PushAddresses;
import com.connectchat.notification.domain.PushAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/**
 * All addresses of a user in one item, so that those of many people are one request, and an item for each token that tells whose it is.
 * The device gets its address first and the token afterwards: of two that give the same token the later one takes it from the other.
 */
final class DynamoDbPushAddresses implements PushAddresses {

    private static final String ADDRESSES = "push_addresses";
    private static final String USER = "user_id";
    /** Drawn for each write: what an item was when it was read, and which attempt of a write is one's own. */
    private static final String MARK = "write_mark";
    private static final int PARTS = 3;

    private final NotificationTable table;

    DynamoDbPushAddresses(NotificationTable table) {
        this.table = table;
    }

    @Override
    public Map<UserId, List<PushAddress>> of(Collection<UserId> users) {
        Map<UserId, List<PushAddress>> found = new HashMap<>();
        for (Item each : table.getAll(users.stream().map(DynamoDbPushAddresses::key).toList())) {
            List<PushAddress> addresses = read(each);
            if (!addresses.isEmpty()) {
                found.put(new UserId(each.text(USER)), addresses);
            }
        }
        return found;
    }

    @Override
    public void put(UserId user, PushAddress address) {
        change(user, before -> {
            List<PushAddress> after = new ArrayList<>(without(without(before, address.deviceId()), address));
            after.add(address);
            return after;
        });
        take(address, user).filter(before -> !before.equals(user))
                .ifPresent(before -> change(before, theirs -> without(theirs, address)));
    }

    /** Makes the token this user's. Returns whose it was. */
    private Optional<UserId> take(PushAddress address, UserId user) {
        while (true) {
            Optional<Item> before = table.get(tokenKey(address));
            if (table.put(marked(tokenKey(address).text(USER, user.value())), unchanged(before))) {
                return before.map(each -> new UserId(each.text(USER)));
            }
        }
    }

    @Override
    public void remove(UserId user, DeviceId device) {
        change(user, before -> without(before, device));
    }

    @Override
    public void remove(UserId user, PushAddress address) {
        change(user, before -> before.stream().filter(each -> !each.equals(address)).toList());
    }

    @Override
    public void removeAll(UserId user) {
        change(user, _ -> List.of());
    }

    /** A token that nobody has any more keeps the item that tells whose it was: it is believed only where the user agrees. */
    private void change(UserId user, UnaryOperator<List<PushAddress>> change) {
        while (true) {
            Optional<Item> stored = table.get(key(user));
            List<PushAddress> before = stored.map(DynamoDbPushAddresses::read).orElse(List.of());
            List<PushAddress> after = change.apply(before).stream().sorted(Comparator.comparing(each -> each.deviceId().value())).toList();
            if (after.equals(before) || write(user, after, unchanged(stored))) {
                before.stream().filter(each -> !after.contains(each)).forEach(each -> table.delete(tokenKey(each),
                        new Condition(USER + " = :user", Item.EMPTY.text(":user", user.value()))));
                return;
            }
        }
    }

    private boolean write(UserId user, List<PushAddress> after, Condition unchanged) {
        return after.isEmpty() ? table.delete(key(user), unchanged)
                : table.put(marked(key(user).text(USER, user.value()).texts(ADDRESSES, after.stream().map(DynamoDbPushAddresses::text)
                        .toList())), unchanged);
    }

    private static Condition unchanged(Optional<Item> before) {
        return before.map(each -> new Condition(MARK + " = :mark", Item.EMPTY.number(":mark", each.number(MARK))))
                .orElseGet(NotificationTable.NOTIFICATIONS::absent);
    }

    private static Item marked(Item item) {
        return item.number(MARK, ThreadLocalRandom.current().nextLong());
    }

    private static List<PushAddress> without(List<PushAddress> addresses, DeviceId device) {
        return addresses.stream().filter(each -> !each.deviceId().equals(device)).toList();
    }

    private static List<PushAddress> without(List<PushAddress> addresses, PushAddress same) {
        return addresses.stream().filter(each -> each.service() != same.service() || !each.token().equals(same.token())).toList();
    }

    /** Neither a device id nor the name of a service has a space in it. */
    private static String text(PushAddress address) {
        return address.deviceId().value() + " " + address.service() + " " + address.token();
    }

    private static List<PushAddress> read(Item item) {
        return item.texts(ADDRESSES).stream().map(each -> each.split(" ", PARTS))
                .map(parts -> new PushAddress(new DeviceId(parts[0]), PushService.valueOf(parts[1]), parts[2])).toList();
    }

    private static Item key(UserId user) {
        return NotificationTable.key("push " + user.value(), "push");
    }

    /** By its digest, because a browser's is longer than a key may be. */
    private static Item tokenKey(PushAddress address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((address.service() + " " + address.token()).getBytes(StandardCharsets.UTF_8));
            return NotificationTable.key("push-token " + HexFormat.of().formatHex(digest), "push-token");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
