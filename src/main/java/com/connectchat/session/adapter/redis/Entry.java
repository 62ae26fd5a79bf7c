package com.connectchat.session.adapter.redis;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import java.time.Instant;

/** The text of an entry: {@code gateway:connection:end}, the first two being what tells one session of a device from another. */
final class Entry {

    private Entry() {
    }

    static String place(Session session) {
        return session.gateway().partition() + ":" + session.connection().value();
    }

    static boolean isLive(String text, Instant now) {
        return now.toEpochMilli() < Long.parseLong(text, text.lastIndexOf(':') + 1, text.length(), 10);
    }

    /** @param text a whole entry, or its place */
    static Session at(UserId user, String device, String text) {
        int gatewayEnd = text.indexOf(':');
        int last = text.lastIndexOf(':');
        int connectionEnd = last == gatewayEnd ? text.length() : last;
        return new Session(user, new DeviceId(device), new GatewayId(Integer.parseInt(text, 0, gatewayEnd, 10)),
                new ConnectionId(Long.parseLong(text, gatewayEnd + 1, connectionEnd, 10)));
    }
}
