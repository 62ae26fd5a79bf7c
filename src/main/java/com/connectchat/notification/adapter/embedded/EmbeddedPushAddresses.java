package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushService;
import com.connectchat.notification.application.PushAddresses;
import com.connectchat.notification.domain.PushAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The addresses of a user by the user, and by service and token who has it. */
final class EmbeddedPushAddresses implements PushAddresses {

    private final NotificationStore store;
    private final Table addresses;
    private final Table owners;
    /** What is read, judged and written in one step is so under this lock; addresses change rarely. */
    private final ReentrantLock changing = new ReentrantLock();

    EmbeddedPushAddresses(NotificationStore store) {
        this.store = store;
        this.addresses = store.table("addresses");
        this.owners = store.table("address_owners");
    }

    @Override
    public Map<UserId, List<PushAddress>> of(Collection<UserId> users) {
        List<UserId> asked = List.copyOf(users);
        List<byte[]> found = store.readAll(addresses, asked.stream().map(EmbeddedPushAddresses::key).toList());
        Map<UserId, List<PushAddress>> known = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byte[] stored = found.get(i);
            if (stored != null) {
                known.put(asked.get(i), NotificationStore.fromJson(stored, Stored.class).toDomain());
            }
        }
        return known;
    }

    @Override
    public void put(UserId user, PushAddress address) {
        change(batch -> {
            store.read(owners, key(address), String.class).filter(owner -> !owner.equals(user.value()))
                    .ifPresent(owner -> rewrite(batch, new UserId(owner), kept -> !isSame(kept, address), List.of()));
            return rewrite(batch, user, kept -> !kept.deviceId().equals(address.deviceId()) && !isSame(kept, address), List.of(address))
                    .put(owners, key(address), NotificationStore.toJson(user.value()));
        });
    }

    @Override
    public void remove(UserId user, DeviceId device) {
        change(batch -> rewrite(batch, user, kept -> !kept.deviceId().equals(device), List.of()));
    }

    @Override
    public void remove(UserId user, PushAddress address) {
        change(batch -> rewrite(batch, user, kept -> !kept.equals(address), List.of()));
    }

    @Override
    public void removeAll(UserId user) {
        change(batch -> rewrite(batch, user, _ -> false, List.of()));
    }

    private void change(Change change) {
        changing.lock();
        try {
            Batch batch = change.in(store.batch());
            if (batch.size() > 0) {
                store.commit(batch);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Leaves those addresses of a user for which it holds, and adds some. */
    private Batch rewrite(Batch batch, UserId user, Predicate<PushAddress> keep, List<PushAddress> added) {
        List<PushAddress> before = of(List.of(user)).getOrDefault(user, List.of());
        List<PushAddress> after = new ArrayList<>(before.stream().filter(keep).toList());
        before.stream().filter(keep.negate()).forEach(gone -> batch.delete(owners, key(gone)));
        after.addAll(added);
        after.sort(Comparator.comparing(each -> each.deviceId().value()));
        if (after.equals(before)) {
            return batch;
        }
        return after.isEmpty() ? batch.delete(addresses, key(user)) : batch.put(addresses, key(user), Stored.of(after));
    }

    private static boolean isSame(PushAddress one, PushAddress other) {
        return one.service() == other.service() && one.token().equals(other.token());
    }

    private static byte[] key(UserId user) {
        return Keys.of(user.value()).bytes();
    }

    private static byte[] key(PushAddress address) {
        return Keys.of(address.service().code()).and(address.token()).bytes();
    }

    private interface Change {

        Batch in(Batch batch);
    }

    private record Stored(List<Address> addresses) {

        static byte[] of(List<PushAddress> addresses) {
            return NotificationStore.toJson(new Stored(addresses.stream()
                    .map(each -> new Address(each.deviceId().value(), each.service(), each.token())).toList()));
        }

        List<PushAddress> toDomain() {
            return addresses.stream().map(each -> new PushAddress(new DeviceId(each.deviceId()), each.service(), each.token())).toList();
        }
    }

    private record Address(String deviceId, PushService service, String token) {
    }
}
