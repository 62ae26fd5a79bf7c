package com.connectchat.bench.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What survives when the stand-in is killed: its conversations. */
public final class StandInStore {

    private final Map<String, List<StoredMessage>> conversations = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, Long> confirmed = new HashMap<>();
    private final Set<StoredMessage> leftOut = new HashSet<>();

    synchronized String conversationOf(String one, String other) {
        String id = "c-" + String.join("-", new TreeSet<>(List.of(one, other)));
        members.put(id, List.of(one, other));
        conversations.computeIfAbsent(id, _ -> new ArrayList<>());
        return id;
    }

    /** A group of these; its first event is that it was made. */
    synchronized String group(List<String> users) {
        String id = "g-" + members.size();
        members.put(id, users);
        append(id, users.getFirst(), "", "made", 0);
        return id;
    }

    synchronized List<String> others(String conversationId, String user) {
        return members.getOrDefault(conversationId, List.of()).stream().filter(each -> !each.equals(user)).toList();
    }

    synchronized void confirm(String conversationId, String user, long seq) {
        confirmed.put(user + " " + conversationId, seq);
    }

    /** Up to where the user has confirmed. */
    synchronized long confirmed(String conversationId, String user) {
        return confirmed.getOrDefault(user + " " + conversationId, 0L);
    }

    synchronized Optional<StoredMessage> find(String conversationId, String clientMessageId) {
        return conversations.getOrDefault(conversationId, List.of()).stream()
                .filter(each -> each.clientMessageId().equals(clientMessageId)).findFirst();
    }

    synchronized StoredMessage append(String conversationId, String sender, String clientMessageId, String text, int numbersLeftOut) {
        List<StoredMessage> log = conversations.computeIfAbsent(conversationId, _ -> new ArrayList<>());
        long last = log.isEmpty() ? 0 : log.getLast().seq();
        StoredMessage stored = new StoredMessage(conversationId, last + 1 + numbersLeftOut, last, sender, clientMessageId, text);
        log.add(stored);
        return stored;
    }

    /** Who was away is not sent this one. */
    synchronized void leaveOutOfReplay(StoredMessage message) {
        leftOut.add(message);
    }

    synchronized List<StoredMessage> replay(String conversationId, long seq) {
        return after(conversationId, seq).stream().filter(each -> !leftOut.contains(each)).toList();
    }

    synchronized List<StoredMessage> after(String conversationId, long seq) {
        return conversations.getOrDefault(conversationId, List.of()).stream().filter(each -> each.seq() > seq).toList();
    }

    synchronized List<String> conversationsOf(String user) {
        return members.entrySet().stream().filter(each -> each.getValue().contains(user)).map(Map.Entry::getKey).toList();
    }
}
