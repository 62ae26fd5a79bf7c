package com.connectchat.gateway.domain;

import com.connectchat.kernel.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who watches whom, and what each of them was told last, so that nobody is told the same twice. Watchers come, go and are looked for on any
 * thread; what is told is decided by one thread at a time.
 *
 * @param <W> a watcher
 * @param <S> how somebody is
 */
public final class Watches<W, S> {

    private final Told<S> nothing = new Told<>(null, 0);
    private final Map<UserId, Map<W, Told<S>>> byUser = new ConcurrentHashMap<>();
    private final AtomicLong moments = new AtomicLong();
    private Iterator<UserId> round = Collections.emptyIterator();

    /** From now on the watcher is to hear of changes. Returns the moment, for {@link #settle}. */
    public long begin(W watcher, Collection<UserId> users) {
        users.forEach(user -> byUser.compute(user, (_, known) -> {
            Map<W, Told<S>> all = known == null ? new ConcurrentHashMap<>(2) : known;
            all.putIfAbsent(watcher, nothing);
            return all;
        }));
        return moments.incrementAndGet();
    }

    public void end(W watcher, UserId user) {
        byUser.computeIfPresent(user, (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    public boolean isWatched(UserId user) {
        return byUser.containsKey(user);
    }

    /** How many users are watched. */
    public int size() {
        return byUser.size();
    }

    public Set<W> watchersOf(UserId user) {
        return byUser.getOrDefault(user, Map.of()).keySet();
    }

    /**
     * The watcher asked, and somebody has looked after that moment: what to answer. That is what was seen, unless the watcher has meanwhile
     * been told something newer.
     */
    public S settle(W watcher, UserId user, S seen, long moment) {
        Map<W, Told<S>> all = byUser.getOrDefault(user, Map.of());
        Told<S> told = all.get(watcher);
        if (told == null) {
            return seen;
        }
        if (told.status != null && told.moment > moment) {
            return told.status;
        }
        all.computeIfPresent(watcher, (_, _) -> new Told<>(seen, moment));
        return seen;
    }

    /** Whether that is news to the watcher, who is told then. */
    public boolean isNews(W watcher, UserId user, S status) {
        Map<W, Told<S>> all = byUser.getOrDefault(user, Map.of());
        Told<S> told = all.get(watcher);
        return told != null && !status.equals(told.status)
                && all.computeIfPresent(watcher, (_, _) -> new Told<>(status, moments.incrementAndGet())) != null;
    }

    /** The next of those who are watched: all of them come round, again and again. For one thread only. */
    public List<UserId> next(int max) {
        if (!round.hasNext()) {
            round = byUser.keySet().iterator();
        }
        List<UserId> next = new ArrayList<>();
        while (next.size() < max && round.hasNext()) {
            next.add(round.next());
        }
        return next;
    }

    private record Told<S>(@Nullable S status, long moment) {
    }
}
