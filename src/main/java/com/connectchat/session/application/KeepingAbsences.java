package com.connectchat.session.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import com.connectchat.session.Transition;
import com.connectchat.session.application.OfflineEntries.Away;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives the store its time. */
@Component
public class KeepingAbsences implements OfflineStore {

    private final OfflineEntries entries;
    private final Clock clock;

    public KeepingAbsences(OfflineEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences) {
        return entries.reach(audiences, clock.instant());
    }

    @Override
    public Transition leave(Session session) {
        return entries.leave(session, clock.instant());
    }

    @Override
    public void settle(Collection<Absence> absences) {
        entries.settle(absences);
    }

    @Override
    public Optional<Map<ConversationId, Long>> comeBack(UserId user, DeviceId device, Instant notBefore) {
        return entries.comeBack(user, device).filter(away -> !away.since().isBefore(notBefore)).map(Away::marks);
    }
}
