package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import com.connectchat.session.Transition;
import com.connectchat.session.adapter.embedded.InMemoryRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry and offline store that can be emptied, and that can fall silent. */
final class FaultyRegistry implements Sessions, OfflineStore {

    private final Clock clock;
    private InMemoryRegistry current;
    private boolean silent;
    private int believed;

    FaultyRegistry(Clock clock) {
        this.clock = clock;
        this.current = InMemoryRegistry.empty(clock);
    }

    void wipe() {
        current = InMemoryRegistry.empty(clock);
    }

    void silent(boolean now) {
        silent = now;
    }

    /** How often somebody who came back was told what had been marked. */
    int believed() {
        return believed;
    }

    @Override
    public Registered register(Session session) {
        return answering().sessions().register(session);
    }

    @Override
    public List<Session> renew(Collection<Session> sessions) {
        return answering().sessions().renew(sessions);
    }

    @Override
    public Transition remove(Session session) {
        return answering().sessions().remove(session);
    }

    @Override
    public Transition mark(Session session, Activity activity) {
        return answering().sessions().mark(session, activity);
    }

    @Override
    public List<Presence> presences(Collection<UserId> users) {
        return answering().sessions().presences(users);
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences) {
        return answering().offline().reach(audiences);
    }

    @Override
    public Transition leave(Session session) {
        return answering().offline().leave(session);
    }

    @Override
    public void settle(Collection<Absence> absences) {
        answering().offline().settle(absences);
    }

    @Override
    public Optional<Map<ConversationId, Long>> comeBack(UserId user, DeviceId device, Instant notBefore) {
        Optional<Map<ConversationId, Long>> marks = answering().offline().comeBack(user, device, notBefore);
        believed += marks.isPresent() ? 1 : 0;
        return marks;
    }

    private InMemoryRegistry answering() {
        if (silent) {
            throw new Silent();
        }
        return current;
    }

    private static final class Silent extends Unavailable {

        Silent() {
            super("planted");
        }
    }
}
