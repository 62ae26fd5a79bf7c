package com.connectchat.session.application;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import com.connectchat.session.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives every session its time to live. */
@Component
public class KeepingSessions implements Sessions {

    private final SessionEntries entries;
    private final Clock clock;

    public KeepingSessions(SessionEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public Registered register(Session session) {
        Instant now = clock.instant();
        return entries.put(session, now, now.plus(TTL));
    }

    @Override
    public List<Session> renew(Collection<Session> sessions) {
        Instant now = clock.instant();
        return entries.extend(sessions, now, now.plus(TTL));
    }

    @Override
    public Transition remove(Session session) {
        return entries.remove(session, clock.instant());
    }

    @Override
    public Transition mark(Session session, Activity activity) {
        return entries.mark(session, activity, clock.instant());
    }

    @Override
    public List<Presence> presences(Collection<UserId> users) {
        return entries.presences(users.stream().distinct().toList(), clock.instant());
    }
}
