package com.connectchat.session.adapter.redis;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.domain.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of an entry: {@code gateway:connection:end}, the first two being what tells one session of a device from another. Beside the
 * entries a hash has fields that begin with a space, as no id does: a space and a device where that device is idle, and a space alone with
 * the time at which the user was last seen. Their texts have the same form, with a time that has passed, so whoever knows only
 * entries takes them for ones that have ended.
 */
final class Entry {

    private static final String SEEN = " ";

    private Entry() {
    }

    /** Where a user's sessions are; what is kept beside them has the part in braces too, so it lies on the same node. */
    static String key(UserId user) {
        return "session:{" + user.value() + "}";
    }

    /** Adds the live sessions among the fields of a hash, each followed by its text. */
    static void addLive(UserId user, List<?> hash, Instant now, List<Session> live) {
        for (int i = 0; i < hash.size(); i += 2) {
            String device = (String) hash.get(i);
            String text = (String) hash.get(i + 1);
            if (isDevice(device) && isLive(text, now)) {
                live.add(at(user, device, text));
            }
        }
    }

    static String place(Session session) {
        return session.gateway().partition() + ":" + session.connection().value();
    }

    static boolean isLive(String text, Instant now) {
        return now.toEpochMilli() < time(text);
    }

    /** Whether the field is that of a device. */
    static boolean isDevice(String field) {
        return !field.startsWith(SEEN);
    }

    /** What a whole hash tells of its user. */
    static Sighting sighting(Map<String, String> hash, Instant now) {
        Sighting sighting = new Sighting(now.toEpochMilli());
        hash.forEach((field, text) -> {
            if (isDevice(field)) {
                sighting.device(time(text), isIdle(text, hash.get(SEEN + field)) ? Activity.IDLE : Activity.ACTIVE);
            } else if (field.equals(SEEN)) {
                sighting.seen(time(text));
            }
        });
        return sighting;
    }

    /** @param text a whole entry, or its place */
    static Session at(UserId user, String device, String text) {
        int gatewayEnd = text.indexOf(':');
        int last = text.lastIndexOf(':');
        int connectionEnd = last == gatewayEnd ? text.length() : last;
        return new Session(user, new DeviceId(device), new GatewayId(Integer.parseInt(text, 0, gatewayEnd, 10)),
                new ConnectionId(Long.parseLong(text, gatewayEnd + 1, connectionEnd, 10)));
    }

    /** A mark is of one session: the device's next one is in use. */
    private static boolean isIdle(String text, @Nullable String mark) {
        return mark != null && mark.substring(0, mark.lastIndexOf(':')).equals(text.substring(0, text.lastIndexOf(':')));
    }

    private static long time(String text) {
        return Long.parseLong(text, text.lastIndexOf(':') + 1, text.length(), 10);
    }
}
