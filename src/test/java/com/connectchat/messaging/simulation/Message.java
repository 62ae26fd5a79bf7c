package com.connectchat.messaging.simulation;

import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.kernel.ConversationId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One message that a client wants to send, and all that happened to it. */
final class Message {

    final Client client;
    final ConversationId conversation;
    final String clientMessageId;
    final String text;
    /** Acknowledged before this message was first offered: all of them have to stand before it. */
    final Set<Message> before = new LinkedHashSet<>();
    final List<Sent> acknowledgements = new ArrayList<>();
    /** How many of its attempts are under way, as far as the client knows. */
    int waiting;
    /** Whether an attempt may have failed, so that later messages may have overtaken it. */
    boolean mayHaveFailed;

    Message(Client client, ConversationId conversation, String clientMessageId, String text) {
        this.client = client;
        this.conversation = conversation;
        this.clientMessageId = clientMessageId;
        this.text = text;
    }

    boolean acknowledged() {
        return !acknowledgements.isEmpty();
    }

    @Override
    public String toString() {
        return text + " in " + conversation;
    }
}
