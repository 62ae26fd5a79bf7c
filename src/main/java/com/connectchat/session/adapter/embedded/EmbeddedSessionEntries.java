package com.connectchat.session.adapter.embedded;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.application.SessionEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A map from user to the entries of their devices. The arrays are never changed, only replaced, so that readers need
 * no lock; whoever writes does so inside the map's own lock of that user.
 */
final class EmbeddedSessionEntries implements SessionEntries {

    /** All entries are looked through for dead ones after as many puts as there were live ones, and not sooner than this. */
    private static final int PUTS_BETWEEN_SWEEPS_MIN = 1_024;

    private static final Entry[] NONE = new Entry[0];

    private final ConcurrentHashMap<UserId, Entry[]> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger putsBeforeSweep = new AtomicInteger(PUTS_BETWEEN_SWEEPS_MIN);

    @Override
    public Optional<Session> put(Session session, Instant now, Instant end) {
        Replacement replacement = new Replacement(session, now.toEpochMilli());
        byUser.compute(session.userId(), (_, known) -> replacement.in(known, end.toEpochMilli()));
        sweepIfDue(now.toEpochMilli());
        return Optional.ofNullable(replacement.replaced);
    }

    @Override
    public List<Session> extend(Collection<Session> sessions, Instant now, Instant end) {
        List<Session> entered = new ArrayList<>(0);
        for (Session session : sessions) {
            byUser.compute(session.userId(), (_, known) -> extended(known, session, now.toEpochMilli(), end.toEpochMilli(), entered));
        }
        return entered;
    }

    @Override
    public boolean remove(Session session) {
        boolean[] removed = new boolean[1];
        byUser.computeIfPresent(session.userId(), (_, known) -> {
            Entry[] left = without(known, session);
            removed[0] = left.length < known.length;
            return left.length == 0 ? null : left;
        });
        return removed[0];
    }

    @Override
    public List<Session> live(Collection<UserId> users, Instant now) {
        long nowMillis = now.toEpochMilli();
        List<Session> live = new ArrayList<>(users.size());
        for (UserId user : users) {
            for (Entry entry : byUser.getOrDefault(user, NONE)) {
                if (entry.isLive(nowMillis)) {
                    live.add(entry.session);
                }
            }
        }
        return live;
    }

    /** For tests of the bound: how many users have an entry, dead ones among them. */
    int users() {
        return byUser.size();
    }

    private void sweepIfDue(long nowMillis) {
        if (putsBeforeSweep.decrementAndGet() == 0) {
            byUser.keySet().forEach(user -> byUser.computeIfPresent(user, (_, known) -> liveOnly(known, nowMillis)));
            putsBeforeSweep.set(Math.max(PUTS_BETWEEN_SWEEPS_MIN, byUser.size()));
        }
    }

    private static Entry @Nullable [] liveOnly(Entry[] known, long nowMillis) {
        int live = 0;
        for (Entry entry : known) {
            live += entry.isLive(nowMillis) ? 1 : 0;
        }
        if (live == known.length) {
            return known;
        }
        Entry[] left = new Entry[live];
        int next = 0;
        for (Entry entry : known) {
            if (entry.isLive(nowMillis)) {
                left[next++] = entry;
            }
        }
        return live == 0 ? null : left;
    }

    private static Entry[] extended(Entry @Nullable [] known, Session session, long nowMillis, long endMillis, List<Session> entered) {
        if (known != null) {
            for (Entry entry : known) {
                if (entry.session.deviceId().equals(session.deviceId())) {
                    if (entry.isLive(nowMillis)) {
                        entry.endMillis = entry.session.equals(session) ? endMillis : entry.endMillis;
                        return known;
                    }
                }
            }
        }
        entered.add(session);
        return new Replacement(session, nowMillis).in(known, endMillis);
    }

    private static Entry[] without(Entry[] known, Session session) {
        for (int i = 0; i < known.length; i++) {
            if (known[i].session.equals(session)) {
                Entry[] left = new Entry[known.length - 1];
                System.arraycopy(known, 0, left, 0, i);
                System.arraycopy(known, i + 1, left, i, left.length - i);
                return left;
            }
        }
        return known;
    }

    /** One device's session. */
    private static final class Entry {

        private final Session session;
        private volatile long endMillis;

        Entry(Session session, long endMillis) {
            this.session = session;
            this.endMillis = endMillis;
        }

        boolean isLive(long nowMillis) {
            return nowMillis < endMillis;
        }
    }

    /** Puts a session in its device's place, and remembers whom it displaced. */
    private static final class Replacement {

        private final Session session;
        private final long nowMillis;
        private @Nullable Session replaced;

        Replacement(Session session, long nowMillis) {
            this.session = session;
            this.nowMillis = nowMillis;
        }

        Entry[] in(Entry @Nullable [] known, long endMillis) {
            Entry entry = new Entry(session, endMillis);
            Entry[] live = known == null ? null : liveOnly(known, nowMillis);
            if (live == null) {
                return new Entry[] {entry};
            }
            for (int i = 0; i < live.length; i++) {
                if (live[i].session.deviceId().equals(session.deviceId())) {
                    replaced = live[i].session.equals(session) ? null : live[i].session;
                    Entry[] swapped = live.clone();
                    swapped[i] = entry;
                    return swapped;
                }
            }
            Entry[] longer = Arrays.copyOf(live, live.length + 1);
            longer[live.length] = entry;
            return longer;
        }
    }
}
