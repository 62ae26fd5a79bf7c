package com.connectchat.user.adapter.embedded;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device as it is stored. */
record StoredDevice(String id, String userId, long createdAtMillis, long lastSeenAtMillis, @Nullable StoredSession session,
        long revision) {

    static StoredDevice of(Device device) {
        DeviceSession session = device.session();
        return new StoredDevice(device.id().value(), device.userId().value(), device.createdAt().toEpochMilli(),
                device.lastSeenAt().toEpochMilli(), session == null ? null : StoredSession.of(session), device.revision());
    }

    Device toDomain() {
        return new Device(new DeviceId(id), new UserId(userId), Instant.ofEpochMilli(createdAtMillis),
                Instant.ofEpochMilli(lastSeenAtMillis), session == null ? null : session.toDomain(), revision);
    }

    /** Its session; digests only, never a token. */
    record StoredSession(String id, @Nullable String refreshFamilyDigest, @Nullable String refreshDigest, long expiresAtMillis) {

        static StoredSession of(DeviceSession session) {
            DeviceSession.Refresh refresh = session.refresh();
            return new StoredSession(session.id().value(), refresh == null ? null : refresh.familyDigest(),
                    refresh == null ? null : refresh.digest(), session.expiresAt().toEpochMilli());
        }

        DeviceSession toDomain() {
            DeviceSession.Refresh refresh = refreshFamilyDigest == null || refreshDigest == null
                    ? null
                    : new DeviceSession.Refresh(refreshFamilyDigest, refreshDigest);
            return new DeviceSession(new SessionId(id), refresh, Instant.ofEpochMilli(expiresAtMillis));
        }
    }
}
