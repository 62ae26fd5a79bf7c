package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device with its store: up to where it has each conversation, without a hole, and what it complains of. */
final class AwayDevice {

    final UserId user;
    final DeviceId device;
    final Map<ConversationId, Long> cursors = new HashMap<>();
    final List<String> complaints = new ArrayList<>();
    private Map<ConversationId, Long> owed = Map.of();

    AwayDevice(UserId user, String device) {
        this.user = user;
        this.device = new DeviceId(device);
    }

    /** A socket is open from now on; what was there before it is to have come by the end of the catch-up. */
    void connected(Map<ConversationId, Long> heads) {
        owed = heads;
    }

    void receive(LoggedEvent event) {
        long cursor = cursors.getOrDefault(event.conversationId(), 0L);
        if (event.prevSeq() > cursor) {
            complaints.add(this + " has " + event.conversationId() + " up to " + cursor + " and is sent " + event.seq());
        }
        if (event.prevSeq() <= cursor && event.seq() > cursor) {
            cursors.put(event.conversationId(), event.seq());
        }
    }

    /** What is announced as missing is read over HTTPS. */
    void fetch(ConversationId conversation, long toSeq) {
        cursors.merge(conversation, toSeq, Math::max);
    }

    void caughtUp() {
        owed.forEach((conversation, head) -> {
            if (cursors.getOrDefault(conversation, 0L) < head) {
                complaints.add(this + " is told that it has all, and has " + conversation + " up to " + cursors.get(conversation)
                        + " of " + head);
            }
        });
    }

    @Override
    public String toString() {
        return user + "/" + device;
    }
}
