package com.connectchat.session.adapter.redis;

import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.Script;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Presence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.Sessions.Registered;
import com.connectchat.session.Transition;
import com.connectchat.session.application.SessionEntries;
import com.connectchat.session.domain.OfflineBounds;
import com.connectchat.session.domain.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A hash a user, a field a device (see {@link Entry}). An entry that ended is passed over by whoever reads it, and dropped by the next one
 * who enters a device; the hash goes when nobody has changed it for as long as it is remembered when its user was last seen.
 */
final class RedisSessionEntries implements SessionEntries {

    /** Entries that are extended, or users that are looked up, in one round trip a node. */
    private static final int CHUNK_MAX = 500;

    private static final Script CHANGE = Script.read(RedisSessionEntries.class, "change.lua");
    private static final Script EXTEND = Script.read(RedisSessionEntries.class, "extend.lua");
    private static final Long YES = 1L;
    private static final Status[] STATUSES = Status.values();

    private final Redis redis;

    RedisSessionEntries(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Registered put(Session session, Instant now, Instant end) {
        List<?> answer = change("put", session, now, end);
        Session replaced = answer.size() > 2 ? Entry.at(session.userId(), session.deviceId().value(), (String) answer.get(2)) : null;
        return new Registered(replaced, transition(session, answer));
    }

    @Override
    public List<Session> extend(Collection<Session> sessions, Instant now, Instant end) {
        List<Session> entered = new ArrayList<>();
        for (List<Session> chunk : chunks(sessions)) {
            var answers = redis.runAll(EXTEND, chunk.stream()
                    .map(each -> new Script.Run(Entry.key(each.userId()), arguments("extend", each, now, end))).toList()).iterator();
            chunk.stream().filter(_ -> YES.equals(answers.next())).forEach(entered::add);
        }
        return entered;
    }

    @Override
    public Transition remove(Session session, Instant now) {
        return transition(session, change("remove", session, now, now));
    }

    @Override
    public Transition mark(Session session, Activity activity, Instant now) {
        return transition(session, change(activity.name().toLowerCase(Locale.ROOT), session, now, now));
    }

    @Override
    public List<Presence> presences(List<UserId> users, Instant now) {
        List<Presence> presences = new ArrayList<>(users.size());
        for (List<UserId> chunk : chunks(users)) {
            List<Map<String, String>> hashes = hashes(chunk);
            for (int i = 0; i < hashes.size(); i++) {
                presences.add(Entry.sighting(hashes.get(i), now).presence(chunk.get(i)));
            }
        }
        return presences;
    }

    /** The device is away from now on. */
    Transition leave(Session session, Instant now) {
        return transition(session, change("leave", session, now, now));
    }

    private List<Map<String, String>> hashes(List<UserId> users) {
        return redis.hashes(users.stream().map(Entry::key).toList());
    }

    private List<?> change(String how, Session session, Instant now, Instant end) {
        UserId user = session.userId();
        Script.Run run = new Script.Run(List.of(Entry.key(user), RedisOfflineEntries.key(user)), arguments(how, session, now, end));
        return redis.runAll(CHANGE, List.of(run)).getFirst() instanceof List<?> all ? all : List.of();
    }

    private static Transition transition(Session session, List<?> answer) {
        return new Transition(session.userId(), STATUSES[((Long) answer.get(0)).intValue()], STATUSES[((Long) answer.get(1)).intValue()]);
    }

    private static List<String> arguments(String how, Session session, Instant now, Instant end) {
        return List.of(how, session.deviceId().value(), Entry.place(session), Long.toString(now.toEpochMilli()),
                Long.toString(end.toEpochMilli()), Long.toString(Sighting.ENTRY_KEPT.toMillis()),
                Long.toString(Sighting.SEEN_KEPT.toMillis()), Long.toString(OfflineBounds.KEPT.toMillis()));
    }

    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK_MAX) {
            chunks.add(list.subList(from, Math.min(from + CHUNK_MAX, list.size())));
        }
        return chunks;
    }
}
