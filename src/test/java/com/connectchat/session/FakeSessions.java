package com.connectchat.session;

import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions that never end by themselves, in the order in which they were registered. */
public final class FakeSessions implements Sessions {

    private final Map<List<Object>, Session> sessions = new LinkedHashMap<>();
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
    public Optional<Session> register(Session session) {
        return Optional.ofNullable(sessions.put(key(session), session));
    }

    @Override
    public List<Session> renew(Collection<Session> renewed) {
        return renewed.stream().filter(each -> sessions.putIfAbsent(key(each), each) == null).toList();
    }

    @Override
    public boolean remove(Session session) {
        return sessions.remove(key(session), session);
    }

    @Override
    public List<Session> of(Collection<UserId> users) {
        lookUps++;
        if (silent) {
            throw new Silent();
        }
        return sessions.values().stream().filter(each -> users.contains(each.userId())).toList();
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
