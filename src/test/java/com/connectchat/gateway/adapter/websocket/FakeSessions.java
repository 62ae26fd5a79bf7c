package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import com.connectchat.session.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One session a device, in a map; nothing ends by itself. */
final class FakeSessions implements Sessions, OfflineStore {

    private final Map<String, Session> byDevice = new ConcurrentHashMap<>();
    private final Map<UserId, Instant> seen = new ConcurrentHashMap<>();
    private final Set<Session> idle = ConcurrentHashMap.newKeySet();
    private final Queue<Session> away = new ConcurrentLinkedQueue<>();
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
    public synchronized Registered register(Session session) {
        if (broken) {
            throw new Silent();
        }
        Status before = status(session.userId());
        idle.remove(session);
        return new Registered(byDevice.put(key(session), session), new Transition(session.userId(), before, Status.ONLINE));
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
    public synchronized Transition remove(Session session) {
        Status before = status(session.userId());
        byDevice.remove(key(session), session);
        seen.put(session.userId(), Instant.now());
        return new Transition(session.userId(), before, status(session.userId()));
    }

    @Override
    public synchronized Transition mark(Session session, Activity activity) {
        Status before = status(session.userId());
        if (activity == Activity.IDLE) {
            idle.add(session);
        } else {
            idle.remove(session);
        }
        return new Transition(session.userId(), before, status(session.userId()));
    }

    @Override
    public List<Presence> presences(Collection<UserId> users) {
        if (broken) {
            throw new Silent();
        }
        return users.stream().distinct().map(user -> new Presence(user, status(user),
                status(user) == Status.OFFLINE ? seen.get(user) : null)).toList();
    }

    private Status status(UserId user) {
        List<Session> devices = byDevice.values().stream().filter(each -> each.userId().equals(user)).toList();
        return devices.isEmpty() ? Status.OFFLINE : idle.containsAll(devices) ? Status.AWAY : Status.ONLINE;
    }

    /** The sessions of these users. */
    List<Session> of(Collection<UserId> users) {
        return byDevice.values().stream().filter(each -> users.contains(each.userId())).toList();
    }

    /** The sessions whose devices went away. */
    List<Session> away() {
        return List.copyOf(away);
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences) {
        throw new UnsupportedOperationException("No gateway looks anybody up");
    }

    @Override
    public synchronized Transition leave(Session session) {
        away.add(session);
        return remove(session);
    }

    @Override
    public void settle(Collection<Absence> absences) {
        throw new UnsupportedOperationException("That takes longer than any test");
    }

    @Override
    public Optional<Map<ConversationId, Long>> comeBack(UserId user, DeviceId device, Instant notBefore) {
        throw new UnsupportedOperationException("No gateway asks for this");
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
