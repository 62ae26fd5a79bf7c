package com.connectchat.messaging;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.group.adapter.embedded.EmbeddedGroupStores;
import com.connectchat.group.application.GroupService;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.application.MessagingService;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.adapter.embedded.EmbeddedHistory;
import com.connectchat.persistence.application.HistoryService;
import com.connectchat.sequence.GrantNumbers;
import com.connectchat.sequence.adapter.embedded.EmbeddedNumbering;
import com.connectchat.sequence.application.SequenceService;
import com.connectchat.session.FakeSessions;
import com.connectchat.user.FakeUsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything behind the gateway on the embedded store, in one thread: what is asked is done when the call returns. */
public final class Backend implements AutoCloseable {

    public final MovingClock clock = new MovingClock();
    public final RecordingBus bus = new RecordingBus();
    public final FakeUsers users = new FakeUsers();
    public final FakeSessions sessions = new FakeSessions();
    public final EmbeddedStore store;
    public final HistoryService history;
    public final GroupService groups;
    public final GrantNumbers numbers;
    public final MessagingService messaging;
    private long calls;

    private Backend(Path directory, UnaryOperator<ConversationLog> log) {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), clock);
        EmbeddedHistory stores = EmbeddedHistory.in(store);
        history = HistoryService.over(stores.events(), stores.memberships(), clock);
        ConversationLog seenByMessaging = log.apply(history.log());
        EmbeddedGroupStores groupStores = EmbeddedGroupStores.in(store);
        groups = GroupService.over(groupStores.groups(), groupStores.admissions(), clock);
        numbers = SequenceService.over(seenByMessaging, EmbeddedNumbering.epochs(store));
        messaging = new MessagingService(history.conversations(), seenByMessaging, numbers, users, sessions, bus, clock, groups);
        bus.onIncoming(message -> messaging.work().workOn(List.of(message)));
    }

    public static Backend in(Path directory) {
        return new Backend(directory, UnaryOperator.identity());
    }

    /** As {@link #in}, but messaging meets the log through this wrapping. */
    public static Backend in(Path directory, UnaryOperator<ConversationLog> log) {
        return new Backend(directory, log);
    }

    /** A command of somebody who waits for its outcome. */
    public IncomingMessage asked(ConversationId conversation, UserId user, DeviceId device, Command command) {
        return new IncomingMessage(conversation, new Origin(user, device, new ReplyTo.Call(RecordingBus.OWN_ADDRESS, ++calls)), command,
                clock.instant());
    }

    /** Carries out one command by itself. */
    public Outcome ask(ConversationId conversation, UserId user, DeviceId device, Command command) {
        return work(asked(conversation, user, device, command)).getFirst();
    }

    /** Carries out commands as one batch. Returns their outcomes, in the commands' order. */
    public List<Outcome> work(IncomingMessage... batch) {
        bus.taken();
        bus.fannedOut();
        messaging.work().workOn(List.of(batch));
        List<Reply> replies = replies();
        return List.of(batch).stream().map(asked -> outcome(asked, replies)).toList();
    }

    private List<Reply> replies() {
        List<Reply> replies = new ArrayList<>();
        bus.fannedOut().forEach(message -> Optional.ofNullable(message.reply()).ifPresent(replies::add));
        bus.taken().forEach(message -> {
            switch (message) {
                case Answer answer -> replies.add(answer.reply());
                case Deliver deliver when deliver.reply() != null -> replies.add(deliver.reply());
                default -> { }
            }
        });
        return replies;
    }

    private static Outcome outcome(IncomingMessage asked, List<Reply> replies) {
        @Nullable ReplyTo to = asked.origin().replyTo();
        List<Outcome> outcomes = replies.stream().filter(reply -> reply.to().equals(to)).map(Reply::outcome).toList();
        if (outcomes.size() != 1) {
            throw new AssertionError("exactly one answer expected for " + asked + ", were " + outcomes);
        }
        return outcomes.getFirst();
    }

    @Override
    public void close() {
        store.close();
    }
}
