package com.connectchat.journey;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** How far a client has come in each conversation, and whatever was not joined on the way (C5). */
final class Timeline {

    private final Map<String, Long> cursors = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    void take(JsonNode frame) {
        JsonNode data = frame.path("data");
        if (frame.path("type").asString("").equals("sync.gap")) {
            cursors.put(data.get("conversation_id").stringValue(), data.get("to_seq").longValue());
        } else if (!frame.has("id") && data.has("prev_seq")) {
            move(data.get("conversation_id").stringValue(), data.get("prev_seq").longValue(), data.get("seq").longValue());
        } else if (frame.path("type").asString("").equals("ok") && data.has("message_id") && !data.get("duplicate").booleanValue()) {
            move(data.get("conversation_id").stringValue(), data.get("seq").longValue() - 1, data.get("seq").longValue());
        }
    }

    private void move(String conversation, long from, long to) {
        long cursor = cursors.getOrDefault(conversation, 0L);
        if (to <= cursor) {
            return;
        }
        if (from != cursor) {
            faults.add(to + " of " + conversation + " is joined to " + from + ", but came behind " + cursor);
        }
        cursors.put(conversation, to);
    }

    /** A change of one's own, whose reply does not name its conversation. */
    void changed(String conversation, long seq) {
        move(conversation, seq - 1, seq);
    }

    Map<String, Long> cursors() {
        return Map.copyOf(cursors);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
