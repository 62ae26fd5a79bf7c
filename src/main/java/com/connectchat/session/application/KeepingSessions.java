package com.connectchat.session.application;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    public Optional<Session> register(Session session) {
        Instant now = clock.instant();
        return entries.put(session, now, now.plus(TTL));
    }

    @Override
    public List<Session> renew(Collection<Session> sessions) {
        Instant now = clock.instant();
        return entries.extend(sessions, now, now.plus(TTL));
    }

    @Override
    public boolean remove(Session session) {
        return entries.remove(session);
    }

    @Override
    public List<Session> of(Collection<UserId> users) {
        return entries.live(users, clock.instant());
    }
}
