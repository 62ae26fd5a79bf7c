package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One session a device, in a map; nothing ends by itself. */
final class FakeSessions implements Sessions {

    private final Map<String, Session> byDevice = new ConcurrentHashMap<>();
    private volatile boolean broken;
    private final AtomicInteger renewals = new AtomicInteger();

    /** From now on nobody can be registered. */
    void breakDown() {
        broken = true;
    }

    void loseAll() {
        byDevice.clear();
    }

    int renewals() {
        return renewals.get();
    }

    @Override
    public Optional<Session> register(Session session) {
        if (broken) {
            throw new Silent();
        }
        return Optional.ofNullable(byDevice.put(key(session), session));
    }

    @Override
    public List<Session> renew(Collection<Session> sessions) {
        renewals.addAndGet(sessions.size());
        if (broken) {
            throw new Silent();
        }
        return sessions.stream().filter(each -> byDevice.putIfAbsent(key(each), each) == null).toList();
    }

    @Override
    public boolean remove(Session session) {
        return byDevice.remove(key(session), session);
    }

    @Override
    public List<Session> of(Collection<UserId> users) {
        if (broken) {
            throw new Silent();
        }
        return new ArrayList<>(byDevice.values()).stream().filter(each -> users.contains(each.userId())).toList();
    }

    private static String key(Session session) {
        return session.userId() + "/" + session.deviceId();
    }

    private static final class Silent extends Unavailable {

        Silent() {
            super("the registry does not answer");
        }
    }
}
