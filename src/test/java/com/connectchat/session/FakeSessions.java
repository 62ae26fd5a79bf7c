package com.connectchat.session;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions that never end by themselves, in the order in which they were registered. */
public final class FakeSessions implements Sessions, OfflineStore {

    private final Map<List<Object>, Session> sessions = new LinkedHashMap<>();
    private final Map<UserId, Map<ConversationId, Long>> marks = new HashMap<>();
    private boolean silent;
    private int lookUps;

    /** From now on nobody can be looked up. */
    public void fallSilent() {
        silent = true;
    }

    /** How often somebody was looked up. */
    public int lookUps() {
        return lookUps;
    }

    @Override
    public Registered register(Session session) {
        Transition transition = new Transition(session.userId(), status(session.userId()), Status.ONLINE);
        return new Registered(sessions.put(key(session), session), transition);
    }

    @Override
    public List<Session> renew(Collection<Session> renewed) {
        return renewed.stream().filter(each -> sessions.putIfAbsent(key(each), each) == null).toList();
    }

    @Override
    public Transition remove(Session session) {
        Status before = status(session.userId());
        sessions.remove(key(session), session);
        return new Transition(session.userId(), before, status(session.userId()));
    }

    /** Everybody uses all their devices. */
    @Override
    public Transition mark(Session session, Activity activity) {
        return new Transition(session.userId(), status(session.userId()), status(session.userId()));
    }

    @Override
    public List<Presence> presences(Collection<UserId> users) {
        return users.stream().distinct().map(user -> new Presence(user, status(user), null)).toList();
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences) {
        lookUps++;
        if (silent) {
            throw new Silent();
        }
        for (Audience audience : audiences) {
            audience.users().forEach(user -> audience.news().forEach((conversation, head) ->
                    marks.computeIfAbsent(user, _ -> new HashMap<>()).merge(conversation, head, Math::max)));
        }
        return sessions.values().stream()
                .filter(each -> audiences.stream().anyMatch(audience -> audience.users().contains(each.userId()))).toList();
    }

    /** What was marked for this user, whether or not some device was away. */
    public Map<ConversationId, Long> marksOf(UserId user) {
        return marks.getOrDefault(user, Map.of());
    }

    @Override
    public Transition leave(Session session) {
        return remove(session);
    }

    @Override
    public void settle(Collection<Absence> absences) {
        throw new UnsupportedOperationException("Nobody is away here");
    }

    /** It is never known what became new. */
    @Override
    public Optional<Map<ConversationId, Long>> comeBack(UserId user, DeviceId device, Instant notBefore) {
        return Optional.empty();
    }

    private Status status(UserId user) {
        return sessions.values().stream().noneMatch(each -> each.userId().equals(user)) ? Status.OFFLINE : Status.ONLINE;
    }

    private static List<Object> key(Session session) {
        return List.of(session.userId(), session.deviceId());
    }

    private static final class Silent extends Unavailable {

        Silent() {
            super("the registry does not answer");
        }
    }
}
