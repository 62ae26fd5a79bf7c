package com.connectchat.session.adapter.embedded;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.Sessions.Registered;
import com.connectchat.session.Transition;
import com.connectchat.session.application.SessionEntries;
import com.connectchat.session.domain.Sighting;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A map from user to the entries of their devices. The arrays are never changed, only replaced, so that readers need
 * no lock; whoever writes does so inside the map's own lock of that user.
 */
final class EmbeddedSessionEntries implements SessionEntries {

    /** All entries are looked through for dead ones after as many puts as there were live ones, and not sooner than this. */
    private static final int PUTS_BETWEEN_SWEEPS_MIN = 1_024;

    /** Of how many people it is known when they were last seen; of more, those whom nobody asks for are forgotten. */
    private static final int SEEN_MAX = 200_000;

    private static final Entry[] NONE = new Entry[0];

    private final ConcurrentHashMap<UserId, Entry[]> byUser = new ConcurrentHashMap<>();
    private final Cache<UserId, Long> seen = Caffeine.newBuilder().maximumSize(SEEN_MAX).build();
    private final AtomicInteger putsBeforeSweep = new AtomicInteger(PUTS_BETWEEN_SWEEPS_MIN);

    @Override
    public Registered put(Session session, Instant now, Instant end) {
        long nowMillis = now.toEpochMilli();
        Status[] before = new Status[1];
        Replacement replacement = new Replacement(session);
        byUser.compute(session.userId(), (user, known) -> {
            before[0] = sighting(user, known, nowMillis).status();
            return replacement.in(liveOnly(user, known, nowMillis), end.toEpochMilli());
        });
        sweepIfDue(nowMillis);
        return new Registered(replacement.replaced, new Transition(session.userId(), before[0], Status.ONLINE));
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
    public Transition remove(Session session, Instant now) {
        return changed(session, now.toEpochMilli(), known -> without(known, session));
    }

    @Override
    public Transition mark(Session session, Activity activity, Instant now) {
        return changed(session, now.toEpochMilli(), known -> {
            for (Entry entry : known) {
                if (entry.session.equals(session)) {
                    entry.activity = activity;
                }
            }
            return known;
        });
    }

    /** Adds the live sessions of a user. */
    void addLive(UserId user, long nowMillis, List<Session> live) {
        for (Entry entry : byUser.getOrDefault(user, NONE)) {
            if (entry.isLive(nowMillis)) {
                live.add(entry.session);
            }
        }
    }

    /** Whether this very session is its device's, and alive. */
    boolean isLive(Session session, long nowMillis) {
        for (Entry entry : byUser.getOrDefault(session.userId(), NONE)) {
            if (entry.session.equals(session)) {
                return entry.isLive(nowMillis);
            }
        }
        return false;
    }

    @Override
    public List<Presence> presences(List<UserId> users, Instant now) {
        return users.stream().map(user -> sighting(user, byUser.get(user), now.toEpochMilli()).presence(user)).toList();
    }

    /** For tests of the bound: how many users have an entry, dead ones among them. */
    int users() {
        return byUser.size();
    }

    /** Changes the entries of a user who has some; who is less present then has been seen now. */
    private Transition changed(Session session, long nowMillis, UnaryOperator<Entry[]> change) {
        Status[] status = {Status.OFFLINE, Status.OFFLINE};
        byUser.computeIfPresent(session.userId(), (user, known) -> {
            status[0] = sighting(user, known, nowMillis).status();
            Entry[] left = change.apply(known);
            status[1] = sighting(user, left, nowMillis).status();
            boolean isGone = left.length < known.length && status[1] == Status.OFFLINE;
            if (isGone || status[1].compareTo(status[0]) < 0) {
                seen.put(user, nowMillis);
            }
            return left.length == 0 ? null : left;
        });
        return new Transition(session.userId(), status[0], status[1]);
    }

    private Sighting sighting(UserId user, Entry @Nullable [] known, long nowMillis) {
        Sighting sighting = new Sighting(nowMillis);
        Long seenMillis = seen.getIfPresent(user);
        if (seenMillis != null) {
            sighting.seen(seenMillis);
        }
        for (Entry entry : known == null ? NONE : known) {
            sighting.device(entry.endMillis, entry.activity);
        }
        return sighting;
    }

    private void sweepIfDue(long nowMillis) {
        if (putsBeforeSweep.decrementAndGet() == 0) {
            byUser.keySet().forEach(user -> byUser.computeIfPresent(user, (_, known) -> liveOnly(user, known, nowMillis)));
            putsBeforeSweep.set(Math.max(PUTS_BETWEEN_SWEEPS_MIN, byUser.size()));
        }
    }

    /** Drops dead entries; what they tell of when their user was seen is kept. */
    private Entry @Nullable [] liveOnly(UserId user, Entry @Nullable [] known, long nowMillis) {
        if (known == null || Stream.of(known).allMatch(each -> each.isLive(nowMillis))) {
            return known;
        }
        seen.put(user, sighting(user, known, nowMillis).seenMillis());
        Entry[] live = Stream.of(known).filter(each -> each.isLive(nowMillis)).toArray(Entry[]::new);
        return live.length == 0 ? null : live;
    }

    private static Entry[] extended(Entry @Nullable [] known, Session session, long nowMillis, long endMillis, List<Session> entered) {
        if (known != null) {
            for (Entry entry : known) {
                if (entry.session.deviceId().equals(session.deviceId()) && entry.isLive(nowMillis)) {
                    entry.endMillis = entry.session.equals(session) ? endMillis : entry.endMillis;
                    return known;
                }
            }
        }
        entered.add(session);
        return new Replacement(session).in(known, endMillis);
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
        private volatile Activity activity = Activity.ACTIVE;

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
        private @Nullable Session replaced;

        Replacement(Session session) {
            this.session = session;
        }

        Entry[] in(Entry @Nullable [] known, long endMillis) {
            Entry entry = new Entry(session, endMillis);
            if (known == null) {
                return new Entry[] {entry};
            }
            for (int i = 0; i < known.length; i++) {
                if (known[i].session.deviceId().equals(session.deviceId())) {
                    replaced = known[i].session.equals(session) ? null : known[i].session;
                    Entry[] swapped = known.clone();
                    swapped[i] = entry;
                    return swapped;
                }
            }
            Entry[] longer = Arrays.copyOf(known, known.length + 1);
            longer[known.length] = entry;
            return longer;
        }
    }
}
