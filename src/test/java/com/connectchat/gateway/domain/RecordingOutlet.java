package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down what would be sent, each frame as a word: {@code 7}, {@code ok7}, {@code late-ok}, {@code gap3-5:too_many}. */
final class RecordingOutlet implements Timeline.Outlet<String> {

    final List<String> sent = new ArrayList<>();
    final List<Map<ConversationId, Long>> catchUps = new ArrayList<>();
    boolean room = true;

    @Override
    public boolean hasRoom() {
        return room;
    }

    @Override
    public void event(LoggedEvent event) {
        sent.add(String.valueOf(event.seq()));
    }

    @Override
    public void reply(String reply, LoggedEvent event) {
        sent.add(reply + event.seq());
    }

    @Override
    public void replyOutOfPlace(String reply) {
        sent.add("late-" + reply);
    }

    @Override
    public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        sent.add("gap" + fromSeq + "-" + toSeq + ":" + reason.code());
    }

    @Override
    public void catchUp(Map<ConversationId, Long> cursors) {
        catchUps.add(cursors);
    }
}
