package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import org.jspecify.annotations.Nullable;

/** How a device lies in its user's partition, with its session; digests only, never a token. */
final class DeviceItem {

    private static final String USER_ID = "user_id";
    private static final String CREATED_AT = "created_at";
    private static final String LAST_SEEN_AT = "last_seen_at";
    private static final String REVISION = "revision_number";
    private static final String SESSION_ID = "session_id";
    private static final String SESSION_ENDS_AT = "session_ends_at";
    private static final String FAMILY = "refresh_family";
    private static final String REFRESH = "refresh_digest";

    private DeviceItem() {
    }

    static String partition(UserId user) {
        return "device " + user.value();
    }

    static Item key(UserId user, DeviceId device) {
        return UserTable.key(partition(user), device.value());
    }

    static Item of(Device device) {
        Item item = key(device.userId(), device.id()).text(USER_ID, device.userId().value()).time(CREATED_AT, device.createdAt())
                .time(LAST_SEEN_AT, device.lastSeenAt()).number(REVISION, device.revision());
        DeviceSession session = device.session();
        if (session == null) {
            return item;
        }
        Item signedIn = item.text(SESSION_ID, session.id().value()).time(SESSION_ENDS_AT, session.expiresAt());
        DeviceSession.Refresh refresh = session.refresh();
        return refresh == null ? signedIn : signedIn.text(FAMILY, refresh.familyDigest()).text(REFRESH, refresh.digest());
    }

    static Device read(Item item) {
        return new Device(new DeviceId(item.text(UserTable.SORT)), new UserId(item.text(USER_ID)), item.time(CREATED_AT),
                item.time(LAST_SEEN_AT), session(item), item.number(REVISION));
    }

    private static @Nullable DeviceSession session(Item item) {
        if (!item.has(SESSION_ID)) {
            return null;
        }
        DeviceSession.Refresh refresh = item.has(FAMILY) ? new DeviceSession.Refresh(item.text(FAMILY), item.text(REFRESH)) : null;
        return new DeviceSession(new SessionId(item.text(SESSION_ID)), refresh, item.time(SESSION_ENDS_AT));
    }

    static Item familyKey(String familyDigest) {
        return UserTable.key("refresh-family " + familyDigest, "refresh-family");
    }

    /** The row by which a refresh token finds its device; it goes when the session is over anyway. */
    static Item family(Device device, DeviceSession session, DeviceSession.Refresh refresh) {
        return familyKey(refresh.familyDigest()).text(USER_ID, device.userId().value()).text("device_id", device.id().value())
                .number(UserTable.EXPIRES_AT, session.expiresAt().getEpochSecond() + 1);
    }

    /** Where the device lies to which this row points. */
    static Item deviceOf(Item family) {
        return key(new UserId(family.text(USER_ID)), new DeviceId(family.text("device_id")));
    }
}
