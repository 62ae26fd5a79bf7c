package com.connectchat.notification.adapter.push;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a push nowhere: tells that there was one, and keeps the newest. For laptops and tests. */
final class LoggedPushes implements Courier {

    static final int KEPT_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LoggedPushes.class);

    private final Deque<Push> kept = new ArrayDeque<>();

    @Override
    public Attempt attempt(Push push) {
        LOG.debug("A push for device {} by {}: {} up to {}", push.address().deviceId(), push.address().service(), push.conversationId(),
                push.seq());
        synchronized (kept) {
            kept.addLast(push);
            if (kept.size() > KEPT_MAX) {
                kept.removeFirst();
            }
        }
        return new Settled(new Delivery.Sent("log", UUID.randomUUID().toString()));
    }

    /** What it was given, the oldest first. */
    List<Push> kept() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }
}
