package com.connectchat.messaging.application;

import com.connectchat.bus.CellSettings;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Cells;
import com.connectchat.group.application.GroupService;
import com.connectchat.kernel.ConversationId;
import com.connectchat.messaging.WorkOnCommands;
import com.connectchat.notification.FakePushAddresses;
import com.connectchat.notification.PushSettingsOf;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.sequence.GrantNumbers;
import com.connectchat.session.OfflineStore;
import com.connectchat.user.CheckContact;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The messaging module over given neighbours, put together as Spring does. */
public final class MessagingService {

    private final OwnedConversations owned;
    private final WorkOnCommands work;
    private final FakePushAddresses addresses = new FakePushAddresses();

    public MessagingService(Conversations conversations, ConversationLog log, GrantNumbers numbers, CheckContact contacts,
            OfflineStore sessions, MessageBus bus, Clock clock) {
        this(conversations, log, numbers, contacts, sessions, bus, clock, GroupService.inMemory(clock));
    }

    public MessagingService(Conversations conversations, ConversationLog log, GrantNumbers numbers, CheckContact contacts,
            OfflineStore sessions, MessageBus bus, Clock clock, GroupService groups) {
        LoggedGroups logged = new LoggedGroups(groups.keep(), groups.admissions(), conversations, log);
        owned = new OwnedConversations(conversations, numbers, logged);
        Deciding deciding = new Deciding(conversations, contacts,
                new DecidingMessages(log, conversations, clock, new SimpleMeterRegistry()), new DecidingReceipts(conversations),
                new DecidingGroups(logged, groups.admissions(), contacts, clock), new Objections(contacts, clock));
        work = new WorkingOnCommands(deciding, owned, logged, log, sessions, bus, new Cells(CellSettings.ONE),
                pushes(bus, clock));
    }

    private PushCandidates pushes(MessageBus bus, Clock clock) {
        return new PushCandidates(bus, addresses, PushSettingsOf.defaults(), clock, new SimpleMeterRegistry(), Runnable::run);
    }

    public WorkOnCommands work() {
        return work;
    }

    /** Who can be reached by a push: nobody at first. */
    public FakePushAddresses addresses() {
        return addresses;
    }

    /** As when the memory was needed for other conversations, or the process had started anew. */
    public void forget(ConversationId conversation) {
        owned.forget(conversation);
    }
}
