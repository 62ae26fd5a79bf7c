package com.connectchat.messaging.simulation;

import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.simulation.Anomaly.Kind;
import com.connectchat.persistence.ConversationLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the history of what clients asked and heard, and the log, and names what should not be. */
final class Checker {

    private final ConversationLog log;
    private final List<ConversationId> conversations;
    private final List<Client> clients;
    private final List<LoggedEvent> shown;
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final Map<String, Message> messagesById = new HashMap<>();
    private final Map<Message, MessageNew> stored = new LinkedHashMap<>();

    Checker(ConversationLog log, List<ConversationId> conversations, List<Client> clients, List<LoggedEvent> shown) {
        this.log = log;
        this.conversations = conversations;
        this.clients = clients;
        this.shown = shown;
    }

    List<Anomaly> anomalies() {
        clients.forEach(client -> client.messages().forEach(each -> messagesById.put(each.clientMessageId, each)));
        conversations.forEach(this::checkLog);
        messagesById.values().forEach(this::checkAcknowledgements);
        clients.forEach(client -> conversations.forEach(conversation -> checkOrder(client, conversation)));
        checkShown();
        return anomalies;
    }

    private void checkLog(ConversationId conversation) {
        long last = 0;
        for (LoggedEvent event : log.eventsAfter(conversation, 0, Integer.MAX_VALUE)) {
            if (event.seq() != last + 1 || event.prevSeq() != last) {
                found(Kind.GAP, event + " with prev_seq " + event.prevSeq() + " behind " + last);
            }
            last = event.seq();
            if (event.event() instanceof MessageNew message) {
                checkStored(message);
            }
        }
    }

    private void checkStored(MessageNew event) {
        Message message = messagesById.get(event.clientMessageId());
        if (message == null || !message.client.user().equals(event.actor()) || !message.text.equals(event.content().text())
                || !message.conversation.equals(event.conversationId())) {
            found(Kind.PHANTOM, "nobody sent " + event);
            return;
        }
        MessageNew first = stored.putIfAbsent(message, event);
        if (first != null) {
            found(Kind.DUPLICATE, message + " is at " + first.seq() + " and at " + event.seq());
        }
    }

    private void checkAcknowledgements(Message message) {
        if (!message.acknowledged()) {
            found(Kind.STUCK, message + " was never acknowledged");
        }
        MessageNew event = stored.get(message);
        for (Sent sent : message.acknowledgements) {
            if (event == null || event.seq() != sent.seq() || !event.messageId().equals(sent.messageId())) {
                found(event == null || message.acknowledgements.size() == 1 ? Kind.LOST : lostOrDuplicate(message, sent),
                        message + " was acknowledged at " + sent.seq() + ", and is " + (event == null ? "nowhere" : "at " + event.seq()));
            }
        }
        if (message.acknowledgements.stream().filter(sent -> !sent.duplicate()).count() > 1) {
            found(Kind.DUPLICATE, message + " was acknowledged as new more than once");
        }
    }

    /** What was acknowledged is not where it should be: was it written over, or did it get another place? */
    private Kind lostOrDuplicate(Message message, Sent sent) {
        return log.message(message.conversation, sent.messageId()).isPresent() ? Kind.DUPLICATE : Kind.LOST;
    }

    private void checkOrder(Client client, ConversationId conversation) {
        @Nullable Message last = null;
        for (Message message : client.messages()) {
            if (!message.conversation.equals(conversation) || !stored.containsKey(message)) {
                continue;
            }
            for (Message earlier : message.before) {
                if (stored.containsKey(earlier) && place(earlier) > place(message)) {
                    found(Kind.REORDERED, message + " stands before " + earlier + ", which had been acknowledged before it was sent");
                }
            }
            if (message.mayHaveFailed) {
                continue;
            }
            if (last != null && place(last) > place(message)) {
                found(Kind.REORDERED, message + " stands before " + last + ", which was sent before it");
            }
            last = message;
        }
    }

    private long place(Message message) {
        MessageNew event = stored.get(message);
        if (event == null) {
            throw new IllegalStateException(message + " is not stored");
        }
        return event.seq();
    }

    /** Everything that was shown is in the log, and was shown in its order. */
    private void checkShown() {
        Map<ConversationId, Long> last = new HashMap<>();
        for (LoggedEvent event : shown) {
            List<LoggedEvent> there = log.eventsAfter(event.conversationId(), event.seq() - 1, 1);
            if (there.isEmpty() || !Arrays.equals(there.getFirst().json(), event.json())) {
                found(Kind.PHANTOM, event + " was shown and is not in the log");
            }
            Long before = last.put(event.conversationId(), event.seq());
            if (before != null && before >= event.seq()) {
                found(Kind.REORDERED, event + " was shown behind " + before);
            }
        }
    }

    private void found(Kind kind, String what) {
        anomalies.add(new Anomaly(kind, what));
    }
}
