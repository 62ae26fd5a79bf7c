package com.connectchat.session.adapter.embedded;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Session;
import com.connectchat.session.Transition;
import com.connectchat.session.application.OfflineEntries;
import com.connectchat.session.domain.OfflineBounds;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A bounded map from user to what is kept of them; all that happens about one user happens under one of a few locks. */
final class EmbeddedOfflineEntries implements OfflineEntries {

    /** Of more people than this, those are forgotten whom nobody has spoken of for the longest time. */
    private static final int USERS_MAX = 100_000;
    private static final int LOCKS = 256;

    private final EmbeddedSessionEntries sessions;
    private final Cache<UserId, Absences> byUser = Caffeine.newBuilder()
            .maximumSize(USERS_MAX).expireAfterAccess(OfflineBounds.KEPT).build();
    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    EmbeddedOfflineEntries(EmbeddedSessionEntries sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences, Instant now) {
        long nowMillis = now.toEpochMilli();
        List<Session> live = new ArrayList<>();
        for (Audience audience : audiences) {
            for (UserId user : audience.users()) {
                synchronized (lockOf(user)) {
                    mark(user, audience.news());
                    sessions.addLive(user, nowMillis, live);
                }
            }
        }
        return audiences.size() == 1 ? live : live.stream().distinct().toList();
    }

    @Override
    public Transition leave(Session session, Instant now) {
        synchronized (lockOf(session.userId())) {
            boolean begins = sessions.isLive(session, now.toEpochMilli());
            Transition transition = sessions.remove(session, now);
            if (begins) {
                Absences absences = byUser.get(session.userId(), _ -> new Absences());
                absences.byDevice.put(session.deviceId(), new Departure(session, now));
                forgetIfTooMuch(session.userId(), absences);
            }
            return transition;
        }
    }

    @Override
    public void settle(Collection<Absence> absences) {
        for (Absence absence : absences) {
            Session session = absence.session();
            synchronized (lockOf(session.userId())) {
                Absences known = byUser.getIfPresent(session.userId());
                Departure own = known == null ? null : known.byDevice.get(session.deviceId());
                if (own != null && own.left.equals(session)) {
                    own.settled = true;
                    mark(session.userId(), absence.sent());
                }
            }
        }
    }

    @Override
    public Optional<Away> comeBack(UserId user, DeviceId device) {
        synchronized (lockOf(user)) {
            Absences absences = byUser.getIfPresent(user);
            if (absences == null) {
                return Optional.empty();
            }
            Departure ended = absences.byDevice.remove(device);
            if (absences.byDevice.isEmpty()) {
                byUser.invalidate(user);
            }
            return ended != null && ended.settled ? Optional.of(new Away(ended.since, Map.copyOf(absences.marks)))
                    : Optional.empty();
        }
    }

    private void mark(UserId user, Map<ConversationId, Long> news) {
        Absences absences = news.isEmpty() ? null : byUser.getIfPresent(user);
        if (absences != null) {
            news.forEach((conversation, head) -> absences.marks.merge(conversation, head, Math::max));
            forgetIfTooMuch(user, absences);
        }
    }

    private void forgetIfTooMuch(UserId user, Absences absences) {
        if (absences.marks.size() + absences.byDevice.size() > OfflineBounds.ENTRIES_MAX) {
            byUser.invalidate(user);
        }
    }

    private Object lockOf(UserId user) {
        int hash = user.hashCode();
        return locks[(hash ^ hash >>> 16) & LOCKS - 1];
    }

    /** What is kept of one user. */
    private static final class Absences {

        private final Map<DeviceId, Departure> byDevice = new HashMap<>(2);
        private final Map<ConversationId, Long> marks = new HashMap<>();
    }

    /** A device that left this session then. */
    private static final class Departure {

        private final Session left;
        private final Instant since;
        private boolean settled;

        Departure(Session left, Instant since) {
            this.left = left;
            this.since = since;
        }
    }
}
