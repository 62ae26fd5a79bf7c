package com.connectchat.session.adapter.redis;

import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.Script;
import com.connectchat.session.Session;
import com.connectchat.session.application.SessionEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hash a user, a field a device: {@code gateway:connection:end}. The hash goes when its last entry has ended; before
 * that an entry that ended is passed over by whoever reads it, and dropped by the next one who enters a device.
 */
final class RedisSessionEntries implements SessionEntries {

    /** Entries that are extended, or users that are looked up, in one round trip a node. */
    private static final int CHUNK_MAX = 500;

    private static final Script PUT = Script.read(RedisSessionEntries.class, "put.lua");
    private static final Script EXTEND = Script.read(RedisSessionEntries.class, "extend.lua");
    private static final Script REMOVE = Script.read(RedisSessionEntries.class, "remove.lua");
    private static final Long YES = 1L;

    private final Redis redis;

    RedisSessionEntries(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Session> put(Session session, Instant now, Instant end) {
        Object replaced = redis.run(PUT, key(session.userId()), arguments(session, now, end).toArray(String[]::new));
        return replaced instanceof String place
                ? Optional.of(Entry.at(session.userId(), session.deviceId().value(), place)) : Optional.empty();
    }

    @Override
    public List<Session> extend(Collection<Session> sessions, Instant now, Instant end) {
        List<Session> entered = new ArrayList<>();
        for (List<Session> chunk : chunks(sessions)) {
            var answers = redis.runAll(EXTEND, chunk.stream()
                    .map(each -> new Script.Run(key(each.userId()), arguments(each, now, end))).toList()).iterator();
            chunk.stream().filter(_ -> YES.equals(answers.next())).forEach(entered::add);
        }
        return entered;
    }

    @Override
    public boolean remove(Session session) {
        return YES.equals(redis.run(REMOVE, key(session.userId()), session.deviceId().value(), Entry.place(session)));
    }

    @Override
    public List<Session> live(Collection<UserId> users, Instant now) {
        List<Session> live = new ArrayList<>(users.size());
        for (List<UserId> chunk : chunks(users)) {
            List<Map<String, String>> hashes = redis.hashes(chunk.stream().map(RedisSessionEntries::key).toList());
            for (int i = 0; i < hashes.size(); i++) {
                addLive(chunk.get(i), hashes.get(i), now, live);
            }
        }
        return live;
    }

    private static void addLive(UserId user, Map<String, String> hash, Instant now, List<Session> live) {
        hash.forEach((device, text) -> {
            if (Entry.isLive(text, now)) {
                live.add(Entry.at(user, device, text));
            }
        });
    }

    private static String key(UserId user) {
        return "session:" + user.value();
    }

    private static List<String> arguments(Session session, Instant now, Instant end) {
        return List.of(session.deviceId().value(), Entry.place(session), Long.toString(now.toEpochMilli()),
                Long.toString(end.toEpochMilli()), Long.toString(Duration.between(now, end).toMillis()));
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK_MAX) {
            chunks.add(list.subList(from, Math.min(from + CHUNK_MAX, list.size())));
        }
        return chunks;
    }
}
