package com.connectchat.session.adapter.redis;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.Script;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Session;
import com.connectchat.session.Transition;
import com.connectchat.session.application.OfflineEntries;
import com.connectchat.session.domain.OfflineBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hash a user: a field a conversation that has something new, with its newest event; and a field a device that is away, a space before
 * its name, with the text {@code counts:server:since:gateway:connection}. All of it is lost together or not at all, but when a server
 * takes another's place, which is known by its replication id.
 */
final class RedisOfflineEntries implements OfflineEntries {

    private static final Script REACH = Script.read(RedisOfflineEntries.class, "reach.lua");
    private static final Script SETTLE = Script.read(RedisOfflineEntries.class, "settle.lua");
    private static final Script COME_BACK = Script.read(RedisOfflineEntries.class, "come_back.lua");
    private static final String FIELDS_MAX = Integer.toString(OfflineBounds.ENTRIES_MAX);

    private final Redis redis;
    private final RedisSessionEntries sessions;

    RedisOfflineEntries(Redis redis) {
        this.redis = redis;
        this.sessions = new RedisSessionEntries(redis);
    }

    @Override
    public List<Session> reach(Collection<Audience> audiences, Instant now) {
        List<Session> live = new ArrayList<>();
        for (List<Reached> chunk : RedisSessionEntries.chunks(reached(audiences))) {
            List<?> answers = redis.runAll(REACH, chunk.stream().map(Reached::run).toList());
            for (int i = 0; i < chunk.size(); i++) {
                Entry.addLive(chunk.get(i).user(), (List<?>) answers.get(i), now, live);
            }
        }
        return live;
    }

    @Override
    public Transition leave(Session session, Instant now) {
        return sessions.leave(session, now);
    }

    @Override
    public void settle(Collection<Absence> absences) {
        for (List<Absence> chunk : RedisSessionEntries.chunks(absences)) {
            redis.runAll(SETTLE, chunk.stream().map(RedisOfflineEntries::settling).toList());
        }
    }

    @Override
    public Optional<Away> comeBack(UserId user, DeviceId device) {
        if (!(redis.run(COME_BACK, key(user), device.value()) instanceof List<?> answer)) {
            return Optional.empty();
        }
        Map<ConversationId, Long> marks = new HashMap<>();
        for (int i = 1; i < answer.size(); i += 2) {
            marks.put(new ConversationId((String) answer.get(i)), Long.valueOf((String) answer.get(i + 1)));
        }
        return Optional.of(new Away(Instant.ofEpochMilli(Long.parseLong((String) answer.getFirst())), marks));
    }

    static String key(UserId user) {
        return "offline:{" + user.value() + "}";
    }

    /** Each user once, with all that is new to them. */
    private static List<Reached> reached(Collection<Audience> audiences) {
        if (audiences.size() == 1) {
            Audience only = audiences.iterator().next();
            List<String> arguments = arguments(List.of(FIELDS_MAX), only.news());
            return only.users().stream().distinct().map(user -> new Reached(user, arguments)).toList();
        }
        Map<UserId, Map<ConversationId, Long>> byUser = new LinkedHashMap<>();
        for (Audience audience : audiences) {
            for (UserId user : audience.users()) {
                Map<ConversationId, Long> news = byUser.computeIfAbsent(user, _ -> new HashMap<>());
                audience.news().forEach((conversation, head) -> news.merge(conversation, head, Math::max));
            }
        }
        return byUser.entrySet().stream().map(each -> new Reached(each.getKey(), arguments(List.of(FIELDS_MAX), each.getValue()))).toList();
    }

    private static Script.Run settling(Absence absence) {
        Session session = absence.session();
        return new Script.Run(key(session.userId()),
                arguments(List.of(FIELDS_MAX, session.deviceId().value(), Entry.place(session)), absence.sent()));
    }

    private static List<String> arguments(List<String> first, Map<ConversationId, Long> heads) {
        List<String> arguments = new ArrayList<>(first);
        heads.forEach((conversation, head) -> {
            arguments.add(conversation.value());
            arguments.add(Long.toString(head));
        });
        return arguments;
    }

    /** Somebody, and what is new to them. */
    private record Reached(UserId user, List<String> arguments) {

        Script.Run run() {
            return new Script.Run(List.of(Entry.key(user), key(user)), arguments);
        }
    }
}
