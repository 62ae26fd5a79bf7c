package com.connectchat.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** What one device shows of all its conversations, and what its user does there: says something, reads, takes a message back. */
final class Screen {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);
    private static final int IN_FLIGHT_MAX = 4;
    private static final int ONE_TICK_IN_SAYS = 14;
    private static final int ONE_MESSAGE_IN_IS_TAKEN_BACK = 25;

    private final Account account;
    private final Receipts receipts;
    private final Map<String, Transcript> transcripts = new HashMap<>();
    private final List<String> conversations;
    private final Map<String, String> sentTo = new ConcurrentHashMap<>();
    private final Map<String, Long> inFlight = new ConcurrentHashMap<>();
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final AtomicInteger takingBack = new AtomicInteger();
    private volatile boolean settled;

    Screen(Account account, List<String> conversations, Receipts receipts) {
        this.account = account;
        this.conversations = conversations;
        this.receipts = receipts;
        conversations.forEach(each -> transcripts.put(each, new Transcript(account.deviceId() + " (" + receipts + ") in " + each)));
    }

    Transcript of(String conversation) {
        return transcripts.get(conversation);
    }

    void complain(String what) {
        transcripts.get(conversations.getFirst()).complain(what);
    }

    /** From now on it stays where it is, and does nothing new. */
    void settle() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    /** Nothing that was asked waits for its answer. */
    boolean isQuiet() {
        return takingBack.get() == 0 && transcripts.values().stream().allMatch(each -> each.unanswered().isEmpty());
    }

    /** What went wrong so far, as far as it shows without the log. */
    List<String> complaints() {
        return transcripts.values().stream().flatMap(each -> each.complaints().stream()).toList();
    }

    int acknowledged() {
        return transcripts.values().stream().mapToInt(Transcript::acknowledgedCount).sum();
    }

    /** The cursors that a new connection names: who acknowledges leaves it to the server to know them. */
    Map<String, Long> resume() {
        inFlight.clear();
        receipts.forget();
        again.clear();
        if (receipts.areAcknowledgements()) {
            transcripts.values().forEach(Transcript::resumeUnnamed);
            return Map.of();
        }
        Map<String, Long> cursors = new HashMap<>();
        transcripts.forEach((conversation, transcript) -> cursors.put(conversation, transcript.resume()));
        return cursors;
    }

    /** What has no answer goes again, in its old order. */
    void live() {
        transcripts.values().forEach(each -> again.addAll(each.unanswered()));
    }

    /** One tick of a user who is there. */
    void act(Wire wire, Random random) {
        inFlight.forEach((id, at) -> {
            if (System.nanoTime() - at > ANSWER_WITHIN.toNanos()) {
                complain("STUCK: " + id + " has no answer after " + ANSWER_WITHIN + " on a live connection");
                inFlight.remove(id);
            }
        });
        String conversation = conversations.get(random.nextInt(conversations.size()));
        if (!again.isEmpty() && inFlight.size() < IN_FLIGHT_MAX) {
            send(wire, again.remove());
        } else if (!settled && inFlight.size() < IN_FLIGHT_MAX && random.nextInt(ONE_TICK_IN_SAYS) == 0) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            sentTo.put(id, conversation);
            of(conversation).sending(id);
            send(wire, id);
        } else if (!settled) {
            receipts.tell(wire, conversation, of(conversation).contiguous(), random);
        }
    }

    private void send(Wire wire, String id) {
        inFlight.put(id, System.nanoTime());
        wire.write(id, "message.send", Map.of("conversation_id", sentTo.get(id), "client_message_id", id, "text", "text of " + id));
    }

    void hear(JsonNode frame) {
        JsonNode data = frame.path("data");
        if (frame.has("id")) {
            answered(frame.get("id").stringValue(), frame.get("type").stringValue(), data, frame);
        } else if (data.has("prev_seq")) {
            String conversation = data.get("conversation_id").stringValue();
            if (of(conversation).event(data)) {
                fill(conversation);
            }
        } else if (frame.get("type").stringValue().equals("sync.gap")) {
            String conversation = data.get("conversation_id").stringValue();
            of(conversation).gap(data.get("from_seq").longValue(), data.get("to_seq").longValue());
            fill(conversation);
        }
    }

    private void fill(String conversation) {
        long from = of(conversation).contiguous();
        Thread.startVirtualThread(() -> of(conversation).read(account.events(conversation, from)));
    }

    private void answered(String id, String type, JsonNode data, JsonNode frame) {
        boolean sent = inFlight.remove(id) != null;
        if (type.equals("error") && !frame.at("/error/retryable").booleanValue(false)) {
            complain("REFUSED: " + frame);
        } else if (!sent) {
            receipts.answered(id, type);
        } else if (type.equals("error")) {
            again.add(id);
        } else {
            of(sentTo.get(id)).acknowledged(id, data);
            takeBackSome(id, data);
        }
    }

    private void takeBackSome(String id, JsonNode data) {
        if (Math.floorMod(id.hashCode(), ONE_MESSAGE_IN_IS_TAKEN_BACK) == 0) {
            takingBack.incrementAndGet();
            String message = "/v1/conversations/" + sentTo.get(id) + "/messages/" + data.get("message_id").stringValue();
            Thread.startVirtualThread(() -> {
                account.ask("DELETE", message, Map.of());
                takingBack.decrementAndGet();
            });
        }
    }
}
