package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.NOW;
import static com.connectchat.persistence.application.LogFixture.PHONE;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.Events.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A process that takes a conversation and sends, as messaging does: asks, numbers, writes, and begins anew where it is refused. */
final class Writer {

    /** What it asks first. The store has to hold in both orders. */
    enum Asks {

        HEAD_FIRST, SENT_FIRST
    }

    private static final int ATTEMPTS_MAX = 20;

    private final Events events;
    private final ConversationId conversation;
    private final Asks asks;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    Writer(DynamoDb db, ConversationId conversation, Asks asks) {
        this.events = DynamoDbHistory.in(db).events();
        this.conversation = conversation;
        this.asks = asks;
    }

    /** By client id, the places that it promised. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** Sends all of these as one batch; returns once all are promised. */
    void send(List<String> clientIds) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            if (attempt(clientIds)) {
                return;
            }
        }
        throw new AssertionError("refused " + ATTEMPTS_MAX + " times: " + clientIds);
    }

    private boolean attempt(List<String> clientIds) {
        long headFirst = asks == Asks.HEAD_FIRST ? events.head(conversation) : 0;
        Map<ClientMessageKey, SentBefore> before = events.sentBefore(clientIds.stream().map(this::key).toList());
        long head = asks == Asks.HEAD_FIRST ? headFirst : events.head(conversation);
        List<Entry> entries = new ArrayList<>();
        for (String clientId : clientIds) {
            SentBefore sent = before.get(key(clientId));
            if (sent != null) {
                promise(clientId, sent.seq());
            } else {
                entries.add(entry(clientId, head + entries.size() + 1));
            }
        }
        boolean written = entries.isEmpty() || events.write(new Writes(entries, List.of(), List.of())).isEmpty();
        if (written) {
            entries.forEach(each -> promise(((MessageNew) each.event().event()).clientMessageId(), each.event().seq()));
        }
        return written;
    }

    private void promise(String clientId, long seq) {
        Long before = acknowledged.put(clientId, seq);
        if (before != null && before != seq) {
            throw new AssertionError(clientId + " was promised at " + before + " and at " + seq);
        }
    }

    private Entry entry(String clientId, long seq) {
        return new Entry(LoggedEvent.of(new MessageNew(conversation, seq, seq - 1, MessageId.at(seq), ALICE, clientId,
                MessageContent.ofText("text of " + clientId), NOW)), key(clientId));
    }

    private ClientMessageKey key(String clientId) {
        return ClientMessageKey.of(conversation, ALICE, PHONE, clientId);
    }
}
