package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Devices;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Devices by user, each with its session, and a row for each family of refresh tokens, which tells the device. Such a row is written
 * before the device and only believed where the device agrees, so the two need no transaction.
 */
final class DynamoDbDevices implements Devices {

    /** Drawn for each write, so that it knows an attempt of its own whose answer was lost. */
    private static final String WRITE = "write_mark";

    private final UserTable table;

    DynamoDbDevices(UserTable table) {
        this.table = table;
    }

    @Override
    public Optional<Device> find(UserId user, DeviceId device) {
        return table.get(DeviceItem.key(user, device)).map(DeviceItem::read);
    }

    @Override
    public List<Device> of(UserId user) {
        List<Device> found = new ArrayList<>();
        table.visit(DeviceItem.partition(user), item -> found.add(DeviceItem.read(item)));
        return List.copyOf(found);
    }

    @Override
    public Optional<Device> byRefreshFamily(String familyDigest) {
        return table.get(DeviceItem.familyKey(familyDigest)).flatMap(row -> table.get(DeviceItem.deviceOf(row))).map(DeviceItem::read)
                .filter(each -> hasFamily(each, familyDigest));
    }

    @Override
    public boolean isLive(SessionId session, UserId user, DeviceId device) {
        return find(user, device).map(Device::session).filter(each -> each.id().equals(session)).isPresent();
    }

    @Override
    public boolean save(Device device) {
        putFamily(device);
        Item item = DeviceItem.of(device).number(WRITE, ThreadLocalRandom.current().nextLong());
        return device.revision() == 1
                ? table.putFirst(item)
                : table.put(item, new Condition("revision_number = :before", Item.EMPTY.number(":before", device.revision() - 1)));
    }

    @Override
    public void saveAll(List<Device> devices) {
        Together.run(devices.stream().<Runnable>map(each -> () -> {
            putFamily(each);
            table.put(DeviceItem.of(each));
        }).toList());
    }

    private void putFamily(Device device) {
        DeviceSession session = device.session();
        DeviceSession.Refresh refresh = session == null ? null : session.refresh();
        if (session != null && refresh != null) {
            table.put(DeviceItem.family(device, session, refresh));
        }
    }

    @Override
    public void remove(UserId user, DeviceId device) {
        table.delete(DeviceItem.key(user, device));
    }

    private static boolean hasFamily(Device device, String familyDigest) {
        DeviceSession session = device.session();
        DeviceSession.Refresh refresh = session == null ? null : session.refresh();
        return refresh != null && refresh.familyDigest().equals(familyDigest);
    }
}
