package com.connectchat.cluster;

import com.connectchat.cluster.Company.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The log of one conversation as it is at the end, and what follows from it. */
record Log(Room room, List<JsonNode> events) {

    static Log of(Room room) {
        return new Log(room, room.members().getFirst().devices().getFirst().events(room.id(), 0));
    }

    long head() {
        return events.isEmpty() ? 0 : seq(events.getLast());
    }

    List<JsonNode> messages() {
        return events.stream().filter(each -> each.get("type").stringValue().equals("message.new")).map(each -> each.get("data")).toList();
    }

    /** By client id, where each message is. */
    Map<String, Long> places() {
        Map<String, Long> places = new HashMap<>();
        messages().forEach(each -> places.put(each.get("client_message_id").stringValue(), each.get("seq").longValue()));
        return places;
    }

    /** By place, what every device must have shown in the end. */
    Map<Long, String> shown() {
        Map<Long, String> shown = new HashMap<>();
        events.forEach(each -> shown.put(seq(each), each.at("/data/client_message_id").asString("")));
        return shown;
    }

    /** The formula: messages of others above what was read, that are not taken back. */
    long unread(String userId, long readSeq) {
        Set<String> takenBack = new HashSet<>();
        events.stream().filter(each -> each.get("type").stringValue().equals("message.deleted"))
                .forEach(each -> takenBack.add(each.at("/data/message_id").stringValue()));
        return messages().stream().filter(each -> each.get("seq").longValue() > readSeq)
                .filter(each -> !each.get("sender_id").stringValue().equals(userId))
                .filter(each -> !takenBack.contains(each.get("message_id").stringValue())).count();
    }

    /** Each message once, each place behind the one before it. */
    List<String> anomalies() {
        List<String> wrong = new ArrayList<>();
        long before = 0;
        for (JsonNode each : events) {
            if (seq(each) != before + 1 || each.at("/data/prev_seq").longValue() != before) {
                wrong.add("GAP in the log of " + room.id() + ": " + each + " behind " + before);
            }
            before = seq(each);
        }
        if (places().size() != messages().size()) {
            wrong.add("REPEATED in the log of " + room.id());
        }
        return wrong;
    }

    private static long seq(JsonNode event) {
        return event.at("/data/seq").longValue();
    }
}
