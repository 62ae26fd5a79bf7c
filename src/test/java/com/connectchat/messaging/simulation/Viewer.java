package com.connectchat.messaging.simulation;

import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.gateway.domain.HoldBounds;
import com.connectchat.gateway.domain.Timeline;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A device that only looks, behind the gateway's own {@link Timeline}: it resumes from what it has seen and never acknowledges anything,
 * so each event that it lacks at the end was lost on the way, and each that it has twice was sent twice on one socket.
 */
final class Viewer implements Timeline.Outlet<String> {

    private final Session device;
    private final List<ConversationId> conversations;
    private final Function<ConversationId, List<LoggedEvent>> log;
    private final Map<ConversationId, List<Long>> seen = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private Timeline<String> timeline = new Timeline<>(this, bounds());
    private ConnectionId connection = new ConnectionId(0);
    private boolean wantsToCatchUp;

    Viewer(UserId user, GatewayId gateway, List<ConversationId> conversations, Function<ConversationId, List<LoggedEvent>> log) {
        this.device = new Session(user, new DeviceId("screen-" + gateway.partition()), gateway, connection);
        this.conversations = conversations;
        this.log = log;
    }

    GatewayId gateway() {
        return device.gateway();
    }

    /** Opens a socket, after the first one as the one that resumes. */
    void connect(Sessions sessions, long id) {
        connection = new ConnectionId(id);
        timeline = new Timeline<>(this, bounds());
        sessions.register(new Session(device.userId(), device.deviceId(), device.gateway(), connection));
        Map<ConversationId, Long> cursors = new HashMap<>();
        conversations.forEach(each -> cursors.put(each, lastSeen(each)));
        timeline.sync(cursors);
        catchUp();
    }

    void take(Deliver deliver) {
        if (deliver.recipients().contains(connection)) {
            timeline.live(deliver.event());
        }
    }

    /** As notification does it, once the socket's thread is free. */
    void catchUp() {
        while (wantsToCatchUp) {
            wantsToCatchUp = false;
            for (ConversationId each : conversations) {
                long from = lastSeen(each);
                timeline.replay(each, from, log.apply(each).stream().filter(event -> event.seq() > from).toList());
            }
            timeline.caughtUp();
        }
    }

    /** What is wrong with what was seen so far, held against the log. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        for (ConversationId each : conversations) {
            List<Long> there = log.apply(each).stream().map(LoggedEvent::seq).toList();
            List<Long> here = seen.getOrDefault(each, List.of());
            if (!here.equals(there)) {
                all.add(device.userId() + " on " + gateway() + " has seen " + here + " of " + there + " in " + each);
            }
        }
        return all;
    }

    private long lastSeen(ConversationId conversation) {
        List<Long> so = seen.getOrDefault(conversation, List.of());
        return so.isEmpty() ? 0 : so.getLast();
    }

    private static HoldBounds bounds() {
        return new HoldBounds(1_000, 1 << 20, 1 << 20);
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void event(LoggedEvent event) {
        seen.computeIfAbsent(event.conversationId(), id -> new ArrayList<>()).add(event.seq());
    }

    @Override
    public void reply(String reply, LoggedEvent event) {
        complaints.add("an answer for nobody: " + event);
    }

    @Override
    public void replyOutOfPlace(String reply) {
        complaints.add("an answer for nobody");
    }

    @Override
    public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        complaints.add("a gap where all can be replayed: " + conversation + " " + fromSeq + " to " + toSeq);
    }

    @Override
    public void catchUp(Map<ConversationId, Long> cursors) {
        wantsToCatchUp = true;
    }
}
