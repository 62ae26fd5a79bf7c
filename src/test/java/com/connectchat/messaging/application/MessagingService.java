package com.connectchat.messaging.application;

import com.connectchat.bus.MessageBus;
import com.connectchat.kernel.ConversationId;
import com.connectchat.messaging.WorkOnCommands;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.sequence.GrantNumbers;
import com.connectchat.session.Sessions;
import com.connectchat.user.CheckContact;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The messaging module over given neighbours, put together as Spring does. */
public final class MessagingService {

    private final OwnedConversations owned;
    private final WorkOnCommands work;

    public MessagingService(Conversations conversations, ConversationLog log, GrantNumbers numbers, CheckContact contacts,
            Sessions sessions, MessageBus bus, Clock clock) {
        owned = new OwnedConversations(conversations, numbers);
        Deciding deciding = new Deciding(conversations, contacts, new DecidingMessages(log, clock, new SimpleMeterRegistry()),
                new DecidingReceipts(conversations));
        work = new WorkingOnCommands(deciding, owned, log, sessions, bus);
    }

    public WorkOnCommands work() {
        return work;
    }

    /** As when the memory was needed for other conversations, or the process had started anew. */
    public void forget(ConversationId conversation) {
        owned.forget(conversation);
    }
}
