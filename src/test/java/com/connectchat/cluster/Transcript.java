package com.connectchat.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What one device has sent and heard of one conversation over all its connections, and what was wrong with it while it happened.
 * Thread-safe.
 */
final class Transcript {

    private static final int COMPLAINTS_MAX = 20;
    private static final long UNNAMED = -1;

    private final String name;
    /** By client id, in the order of the first attempt: the largest number that had been acknowledged before. */
    private final Map<String, Long> sent = new LinkedHashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final TreeMap<Long, String> seen = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private long last;
    private int outOfPlace;

    Transcript(String name) {
        this.name = name;
    }

    /** A new connection resumes from here. */
    synchronized long resume() {
        last = contiguous();
        return last;
    }

    /** A new connection does not say where it is; the server knows what was acknowledged. */
    synchronized void resumeUnnamed() {
        last = UNNAMED;
    }

    /** Up to here nothing is missing. */
    synchronized long contiguous() {
        long place = 0;
        for (long seq : seen.keySet()) {
            if (seq != place + 1) {
                return place;
            }
            place = seq;
        }
        return place;
    }

    synchronized void sending(String id) {
        sent.putIfAbsent(id, acknowledged.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    synchronized List<String> unanswered() {
        return sent.keySet().stream().filter(id -> !acknowledged.containsKey(id)).toList();
    }

    synchronized void acknowledged(String id, JsonNode data) {
        long seq = data.get("seq").longValue();
        boolean duplicate = data.path("duplicate").booleanValue(false);
        Long before = acknowledged.putIfAbsent(id, seq);
        if (before != null && before != seq) {
            complain("REPEATED: " + id + " was acknowledged at " + before + " and at " + seq);
        }
        if (duplicate) {
            return;
        }
        if (seq <= last && id.equals(seen.get(seq))) {
            outOfPlace++;
        } else {
            place(seq, seq - 1, id, "ok");
        }
    }

    /** Answers that a catch-up had overtaken: it showed the event before it, as happens only when something failed. */
    synchronized int outOfPlace() {
        return outOfPlace;
    }

    /** Whether something is missing before it that nothing will announce: it is the first on a connection that named no cursor. */
    synchronized boolean event(JsonNode data) {
        boolean behindWhatIsMissing = last == UNNAMED && data.get("prev_seq").longValue() > contiguous();
        place(data.get("seq").longValue(), data.get("prev_seq").longValue(), data.path("client_message_id").stringValue(""), "event");
        return behindWhatIsMissing;
    }

    private void place(long seq, long prevSeq, String id, String what) {
        if (last == UNNAMED) {
            last = prevSeq;
        }
        if (seq <= last) {
            complain("REPEATED: " + what + " " + seq + " on one connection, behind " + last);
        } else if (prevSeq != last) {
            complain("GAP: " + what + " " + seq + " joins " + prevSeq + ", but " + last + " came before it");
        }
        last = Math.max(last, seq);
        see(seq, id);
    }

    private void see(long seq, String id) {
        String before = seen.putIfAbsent(seq, id);
        if (before != null && !before.equals(id)) {
            complain("PHANTOM: " + seq + " was " + before + " and is " + id);
        }
    }

    synchronized void gap(long fromSeq, long toSeq) {
        if (last == UNNAMED) {
            last = Math.min(fromSeq - 1, contiguous());
        }
        if (fromSeq > last + 1) {
            complain("GAP: a gap from " + fromSeq + " was announced behind " + last);
        }
        last = Math.max(last, toSeq);
    }

    /** Events that were read over HTTPS. */
    synchronized void read(List<JsonNode> frames) {
        frames.forEach(frame -> see(frame.at("/data/seq").longValue(), frame.at("/data/client_message_id").stringValue("")));
    }

    synchronized void complain(String what) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(name + ": " + what);
        }
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    synchronized int acknowledgedCount() {
        return acknowledged.size();
    }

    synchronized boolean hasSeenUpTo(long head) {
        return contiguous() >= head;
    }

    synchronized String progress(long head) {
        return name + ": seen to " + contiguous() + " of " + head + ", " + unanswered().size() + " unanswered";
    }

    /** What is wrong at the end, with the log as it is: by client id, where each message is. */
    synchronized List<String> complaints(Map<String, Long> log) {
        List<String> all = new ArrayList<>(complaints);
        acknowledged.forEach((id, seq) -> {
            if (!seq.equals(log.get(id))) {
                all.add(name + ": LOST: " + id + " was acknowledged at " + seq + " and is at " + log.get(id));
            }
        });
        sent.forEach((id, before) -> {
            Long seq = log.get(id);
            if (seq != null && seq <= before) {
                all.add(name + ": REORDERED: " + id + " is at " + seq + ", but was sent after " + before + " had been acknowledged");
            }
        });
        seen.forEach((seq, id) -> {
            if (!id.isEmpty() && !seq.equals(log.get(id))) {
                all.add(name + ": PHANTOM: " + id + " was shown at " + seq + " and is at " + log.get(id));
            }
        });
        return all;
    }

    /** What was shown to the device, by place. */
    synchronized Map<Long, String> seen() {
        return Map.copyOf(seen);
    }

    synchronized List<String> sent() {
        return List.copyOf(sent.keySet());
    }
}
