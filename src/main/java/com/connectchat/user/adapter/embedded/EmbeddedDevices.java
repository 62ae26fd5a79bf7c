package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Devices;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Devices by user, and a row for each session that is live and for each family of refresh tokens, which tell the device. A device
 * and the rows of its session change in one batch.
 */
final class EmbeddedDevices implements Devices {

    private final UserStore store;
    private final Table devices;
    private final Table sessions;
    private final Table refreshFamilies;
    private final Stripes stripes = new Stripes();

    EmbeddedDevices(UserStore store) {
        this.store = store;
        this.devices = store.table("devices");
        this.sessions = store.table("sessions");
        this.refreshFamilies = store.table("refresh_families");
    }

    @Override
    public Optional<Device> find(UserId user, DeviceId device) {
        return at(key(user, device));
    }

    @Override
    public List<Device> of(UserId user) {
        List<Device> found = new ArrayList<>();
        Keys prefix = Keys.of(user.value());
        store.scan(devices, prefix.bytes(), prefix.prefixEnd(), (_, value) -> {
            found.add(UserStore.fromJson(value, StoredDevice.class).toDomain());
            return true;
        });
        return List.copyOf(found);
    }

    @Override
    public Optional<Device> byRefreshFamily(String familyDigest) {
        return store.bytes(refreshFamilies, Keys.of(familyDigest).bytes()).flatMap(this::at).filter(each -> hasFamily(each, familyDigest));
    }

    @Override
    public boolean isLive(SessionId session, UserId user, DeviceId device) {
        return store.bytes(sessions, key(session)).filter(owner -> Arrays.equals(owner, key(user, device))).isPresent();
    }

    @Override
    public boolean save(Device device) {
        return stripes.locked(device.userId(), () -> {
            Optional<Device> stored = find(device.userId(), device.id());
            if (stored.map(Device::revision).orElse(0L) != device.revision() - 1) {
                return false;
            }
            store.commit(put(store.batch(), stored, device));
            return true;
        });
    }

    @Override
    public void saveAll(List<Device> changed) {
        Batch batch = store.batch();
        changed.forEach(each -> put(batch, find(each.userId(), each.id()), each));
        store.commit(batch);
    }

    @Override
    public void remove(UserId user, DeviceId device) {
        stripes.locked(user, () -> {
            Batch batch = store.batch().delete(devices, key(user, device));
            find(user, device).ifPresent(each -> deleteSession(batch, each.session()));
            store.commit(batch);
            return device;
        });
    }

    private Optional<Device> at(byte[] key) {
        return store.read(devices, key, StoredDevice.class).map(StoredDevice::toDomain);
    }

    private Batch put(Batch batch, Optional<Device> before, Device device) {
        before.ifPresent(each -> deleteSession(batch, each.session()));
        byte[] key = key(device.userId(), device.id());
        DeviceSession session = device.session();
        if (session != null) {
            batch.put(sessions, key(session.id()), key);
            DeviceSession.Refresh refresh = session.refresh();
            if (refresh != null) {
                batch.put(refreshFamilies, Keys.of(refresh.familyDigest()).bytes(), key);
            }
        }
        return batch.put(devices, key, UserStore.toJson(StoredDevice.of(device)));
    }

    /** A later put of the same rows in the batch wins. */
    private void deleteSession(Batch batch, @Nullable DeviceSession session) {
        if (session != null) {
            batch.delete(sessions, key(session.id()));
            DeviceSession.Refresh refresh = session.refresh();
            if (refresh != null) {
                batch.delete(refreshFamilies, Keys.of(refresh.familyDigest()).bytes());
            }
        }
    }

    private static boolean hasFamily(Device device, String familyDigest) {
        DeviceSession session = device.session();
        DeviceSession.Refresh refresh = session == null ? null : session.refresh();
        return refresh != null && refresh.familyDigest().equals(familyDigest);
    }

    private static byte[] key(UserId user, DeviceId device) {
        return Keys.of(user.value()).and(device.value()).bytes();
    }

    private static byte[] key(SessionId session) {
        return Keys.of(session.value()).bytes();
    }
}
