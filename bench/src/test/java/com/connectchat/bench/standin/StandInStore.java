package com.connectchat.bench.standin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What survives when the stand-in is killed: its conversations. */
public final class StandInStore {

    private final Map<String, List<StoredMessage>> conversations = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();

    synchronized String conversationOf(String one, String other) {
        String id = "c-" + String.join("-", new TreeSet<>(List.of(one, other)));
        members.put(id, List.of(one, other));
        conversations.computeIfAbsent(id, _ -> new ArrayList<>());
        return id;
    }

    synchronized String peer(String conversationId, String user) {
        List<String> both = members.getOrDefault(conversationId, List.of(user, user));
        return both.getFirst().equals(user) ? both.getLast() : both.getFirst();
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

    synchronized List<StoredMessage> after(String conversationId, long seq) {
        return conversations.getOrDefault(conversationId, List.of()).stream().filter(each -> each.seq() > seq).toList();
    }

    synchronized List<String> conversationsOf(String user) {
        return members.entrySet().stream().filter(each -> each.getValue().contains(user)).map(Map.Entry::getKey).toList();
    }
}
