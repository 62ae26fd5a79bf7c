package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everything around one timeline, in one thread and by one seed: conversations that grow, a bus that brings live events and now and then
 * loses or repeats one, a catch-up that reads the log while it grows, a client that takes frames or doesn't. It checks what the client
 * sees, frame by frame.
 */
final class TimelineWorld implements Timeline.Outlet<String> {

    private static final int REPLAY_MAX = 6;

    private final Random random;
    private final boolean lossy;
    private final Map<ConversationId, List<LoggedEvent>> logs = new HashMap<>();
    private final Map<ConversationId, Long> delivered = new HashMap<>();
    private final Deque<Runnable> live = new ArrayDeque<>();
    private final Deque<Runnable> caughtUp = new ArrayDeque<>();
    private final Deque<Map<ConversationId, Long>> asked = new ArrayDeque<>();
    private final Deque<Map<ConversationId, Long>> syncs = new ArrayDeque<>();
    private final Timeline<String> timeline;
    private final ClientView view;
    private boolean room = true;
    private boolean growing = true;
    private int repliesDue;
    private int repliesSeen;

    TimelineWorld(long seed, boolean lossy) {
        this.random = new Random(seed);
        this.lossy = lossy;
        this.view = new ClientView(logs, lossy);
        this.timeline = new Timeline<>(this, new HoldBounds(1 + random.nextInt(8), 1_000_000, 1_000_000));
        for (int i = 0; i <= random.nextInt(3); i++) {
            ConversationId conversation = new ConversationId("d_" + i);
            logs.put(conversation, new ArrayList<>());
            for (int events = random.nextInt(12); events > 0; events--) {
                append(conversation);
            }
            long at = random.nextInt(logs.get(conversation).size() + 1);
            delivered.put(conversation, at == 0 ? 0 : logs.get(conversation).get((int) at - 1).seq());
            view.start(conversation, delivered.get(conversation));
        }
    }

    void run(int steps) {
        // Some events that are in the log already are routed only after the connection is known.
        logs.forEach((conversation, log) -> log.stream().skip(Math.max(0, log.size() - random.nextInt(3))).forEach(this::route));
        sync(cursors());
        for (int i = 0; i < steps; i++) {
            step();
        }
        growing = false;
        settle();
        logs.keySet().forEach(conversation -> timeline.live(append(conversation)));
        settle();
        view.checkComplete();
        if (repliesSeen != repliesDue) {
            throw new AssertionError(repliesSeen + " replies instead of " + repliesDue);
        }
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> route(append(anyConversation()));
            case 3, 4 -> bring(live);
            case 5 -> catchUpOnce();
            case 6, 7 -> bring(caughtUp);
            case 8 -> changeRoom(random.nextInt(3) > 0);
            default -> {
                if (random.nextInt(6) == 0) {
                    sync(cursors());
                }
            }
        }
    }

    private void settle() {
        changeRoom(true);
        while (!live.isEmpty() || !asked.isEmpty() || !caughtUp.isEmpty()) {
            bring(live);
            catchUpOnce();
            bring(caughtUp);
        }
        if (timeline.catchingUp()) {
            throw new AssertionError("a catch-up never ends");
        }
    }

    private void sync(Map<ConversationId, Long> cursors) {
        syncs.addLast(cursors);
        if (!timeline.sync(cursors)) {
            syncs.removeLast();
        }
    }

    private Map<ConversationId, Long> cursors() {
        Map<ConversationId, Long> cursors = new HashMap<>();
        logs.forEach((conversation, log) -> {
            if (random.nextBoolean() && !log.isEmpty()) {
                cursors.put(conversation, log.get(random.nextInt(log.size())).seq());
            }
        });
        return cursors;
    }

    private LoggedEvent append(ConversationId conversation) {
        List<LoggedEvent> log = logs.get(conversation);
        long last = log.isEmpty() ? 0 : log.getLast().seq();
        long next = random.nextInt(20) == 0 ? ((last >> 40) + 1 << 40) + 1 : last + 1;
        LoggedEvent event = Events.event(conversation, next, last);
        log.add(event);
        return event;
    }

    private void route(LoggedEvent event) {
        if (lossy && random.nextInt(8) == 0) {
            return;
        }
        if (random.nextInt(4) == 0) {
            repliesDue++;
            live.addLast(() -> timeline.own(event, "ok"));
        } else {
            live.addLast(() -> timeline.live(event));
            if (lossy && random.nextInt(8) == 0) {
                live.addLast(() -> timeline.live(event));
            }
        }
    }

    /** Reads each conversation at another moment, and between two of them the log goes on growing. */
    private void catchUpOnce() {
        Map<ConversationId, Long> cursors = asked.pollFirst();
        if (cursors == null) {
            return;
        }
        for (ConversationId conversation : logs.keySet()) {
            if (growing && random.nextInt(3) == 0) {
                route(append(anyConversation()));
            }
            catchUp(conversation, cursors);
        }
        caughtUp.addLast(timeline::caughtUp);
    }

    private void catchUp(ConversationId conversation, Map<ConversationId, Long> cursors) {
        long cursor = cursors.getOrDefault(conversation, delivered.get(conversation));
        List<LoggedEvent> log = logs.get(conversation);
        long head = log.isEmpty() ? 0 : log.getLast().seq();
        List<LoggedEvent> missing = log.stream().filter(event -> event.seq() > cursor).toList();
        if (missing.isEmpty()) {
            if (cursors.containsKey(conversation)) {
                caughtUp.addLast(() -> timeline.replay(conversation, head, List.of()));
            }
        } else if (missing.size() > REPLAY_MAX) {
            caughtUp.addLast(() -> timeline.gap(conversation, cursor + 1, head, GapReason.TOO_MANY));
        } else {
            int first = random.nextInt(missing.size() + 1);
            caughtUp.addLast(() -> timeline.replay(conversation, cursor, missing.subList(0, first)));
            if (first < missing.size()) {
                caughtUp.addLast(() -> timeline.replay(conversation, missing.get(first).prevSeq(), missing.subList(first, missing.size())));
            }
        }
    }

    private void bring(Deque<Runnable> records) {
        Runnable next = records.pollFirst();
        if (next != null) {
            next.run();
        }
    }

    private void changeRoom(boolean now) {
        boolean again = !room && now;
        room = now;
        if (again) {
            timeline.roomAgain();
        }
    }

    private ConversationId anyConversation() {
        return logs.keySet().stream().skip(random.nextInt(logs.size())).findFirst().orElseThrow();
    }

    @Override
    public boolean hasRoom() {
        return room;
    }

    @Override
    public void event(LoggedEvent event) {
        view.sees(event);
    }

    @Override
    public void reply(String reply, LoggedEvent event) {
        repliesSeen++;
        view.sees(event);
    }

    @Override
    public void replyOutOfPlace(String reply) {
        repliesSeen++;
    }

    @Override
    public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        view.seesGap(conversation, fromSeq, toSeq);
    }

    @Override
    public void catchUp(Map<ConversationId, Long> cursors) {
        if (cursors == syncs.peekFirst()) {
            syncs.removeFirst();
            cursors.forEach(view::restart);
        }
        asked.addLast(cursors);
    }
}
