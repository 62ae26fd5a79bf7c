package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.ConversationLog.SentBefore;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the log knows of the messages of one batch that are being sent again: one look-up for the whole batch. */
final class EarlierSends {

    private final Map<IncomingMessage, ClientMessageKey> keys;
    private final Map<ClientMessageKey, SentBefore> known;

    private EarlierSends(Map<IncomingMessage, ClientMessageKey> keys, Map<ClientMessageKey, SentBefore> known) {
        this.keys = keys;
        this.known = new HashMap<>(known);
    }

    static EarlierSends of(Iterable<IncomingMessage> batch, ConversationLog log) {
        Map<IncomingMessage, ClientMessageKey> keys = new IdentityHashMap<>();
        for (IncomingMessage asked : batch) {
            if (asked.command() instanceof SendMessage send) {
                keys.put(asked, ClientMessageKey.of(asked.conversationId(), asked.origin().userId(), asked.origin().deviceId(),
                        send.clientMessageId()));
            }
        }
        return new EarlierSends(keys, keys.isEmpty() ? Map.of() : log.sentBefore(keys.values()));
    }

    /** What the message is known by. */
    ClientMessageKey key(IncomingMessage asked) {
        ClientMessageKey key = keys.get(asked);
        if (key == null) {
            throw new IllegalArgumentException("Only a message of the batch that is sent has a key");
        }
        return key;
    }

    /** Asks again for one conversation, which has more in it than when the batch was looked up. */
    void lookAgain(ConversationId conversation, ConversationLog log) {
        List<ClientMessageKey> its = keys.values().stream().filter(key -> key.conversationId().equals(conversation)).toList();
        known.putAll(log.sentBefore(its));
    }

    Optional<SentBefore> find(ClientMessageKey key) {
        return Optional.ofNullable(known.get(key));
    }
}
