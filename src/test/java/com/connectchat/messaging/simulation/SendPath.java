package com.connectchat.messaging.simulation;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.application.MessagingService;
import com.connectchat.persistence.application.HistoryService;
import com.connectchat.persistence.application.InMemoryHistory;
import com.connectchat.sequence.Grant;
import com.connectchat.sequence.GrantNumbers;
import com.connectchat.session.FakeSessions;
import com.connectchat.session.Session;
import com.connectchat.user.FakeUsers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message from the bus to the log and back, in one thread and from one seed: clients that try again, batches
 * cut at random, writes that fail before or after they happened, answers that get lost, workers that die, forget, or
 * meet another who believes to own the same conversation.
 */
final class SendPath {

    private static final int STEPS = 400;
    private static final int FAULT_PERCENT = 15;
    /** Now and then the machine stands still, and what waits becomes too late. */
    private static final int STALL_ONE_IN = 300;
    private static final int QUIET_ROUNDS_MAX = 20;

    private final Random random;
    private final @Nullable Planted planted;
    private final MovingClock clock = new MovingClock();
    private final RecordingBus bus = new RecordingBus();
    private final FakeUsers users = new FakeUsers();
    private final FakeSessions sessions = new FakeSessions();
    private final HistoryService history;
    private final UnreliableLog log;
    private final Deque<IncomingMessage> queue = new ArrayDeque<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<ConversationId> conversations = new ArrayList<>();
    private final Map<Long, Message> attempts = new HashMap<>();
    private final List<LoggedEvent> shown = new ArrayList<>();
    private MessagingService worker;
    private MessagingService otherWorker;
    private boolean answersGetLost = true;
    private Traffic traffic = new Traffic(0, 0, 0);

    SendPath(long seed, @Nullable Planted planted) {
        this.random = new Random(seed);
        this.planted = planted;
        InMemoryHistory stores = planted == Planted.NUMBERS_WITHOUT_CONDITION || planted == Planted.LEAVES_NUMBERS_OUT
                ? InMemoryHistory.withoutCondition() : InMemoryHistory.conditional();
        history = HistoryService.over(stores, stores, clock);
        log = new UnreliableLog(history.log(), random, planted);
        worker = newWorker();
        otherWorker = newWorker();
        populate();
    }

    /** What happened in a run, to see that its faults are not spared. */
    record Traffic(int sent, int duplicates, int refusals) {

        Traffic plus(Traffic other) {
            return new Traffic(sent + other.sent, duplicates + other.duplicates, refusals + other.refusals);
        }

        static Traffic of(Outcome outcome) {
            return switch (outcome) {
                case Sent sent -> new Traffic(sent.duplicate() ? 0 : 1, sent.duplicate() ? 1 : 0, 0);
                case Outcome.Refused _ -> new Traffic(0, 0, 1);
                case Outcome.Changed _, Outcome.Requested _, Outcome.Done _ -> new Traffic(0, 0, 0);
            };
        }
    }

    Traffic traffic() {
        return traffic;
    }

    private void populate() {
        List<UserId> people = Stream.of("alice", "bob", "carol").map(users::add).toList();
        for (int i = 0; i < people.size(); i++) {
            conversations.add(history.conversations().openDirect(people.get(i), people.get((i + 1) % people.size())).id());
        }
        for (UserId user : people) {
            List<ConversationId> own = conversations.stream()
                    .filter(each -> history.conversations().find(each).orElseThrow().has(user)).toList();
            clients.add(new Client(user, new DeviceId("phone"), own));
            clients.add(new Client(user, new DeviceId("laptop"), own));
            sessions.register(new Session(user, new DeviceId("phone"), RecordingBus.OWN_ADDRESS, new ConnectionId(clients.size())));
        }
    }

    private MessagingService newWorker() {
        GrantNumbers numbers = conversation -> {
            long head = log.head(conversation);
            boolean leavesOneOut = planted == Planted.LEAVES_NUMBERS_OUT && head > 0 && random.nextInt(4) == 0;
            return new Grant(0, leavesOneOut ? head + 1 : head);
        };
        return new MessagingService(history.conversations(), log, numbers, users, sessions, bus, clock);
    }

    /** Runs until everybody's messages are acknowledged, or it is clear that they never will be. */
    List<Anomaly> run() {
        log.faultPercent(FAULT_PERCENT);
        for (int step = 0; step < STEPS; step++) {
            clock.advance(random.nextInt(STALL_ONE_IN) == 0 ? IncomingMessage.BEGIN_WITHIN : Duration.ofMillis(random.nextInt(5)));
            step();
        }
        log.faultPercent(0);
        answersGetLost = false;
        for (int round = 0; round < QUIET_ROUNDS_MAX && !clients.stream().allMatch(Client::done); round++) {
            clients.forEach(client -> client.messages().forEach(each -> each.waiting = 0));
            clients.forEach(client -> client.unanswered().forEach(this::offer));
            while (!queue.isEmpty()) {
                workOnABatch();
            }
        }
        return new Checker(history.log(), conversations, clients, shown).anomalies();
    }

    private void step() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> say(anyOf(clients));
            case 6, 7, 8 -> retry(anyOf(clients));
            case 9 -> anyOf(clients).messages().forEach(each -> each.waiting = 0);
            case 10 -> worker.forget(anyOf(conversations));
            case 11 -> restart();
            case 12 -> edit(anyOf(clients));
            default -> workOnABatch();
        }
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One to four messages at once, without waiting in between. */
    private void say(Client client) {
        ConversationId conversation = anyOf(client.conversations());
        for (int i = 0; i <= random.nextInt(4); i++) {
            Message message = new Message(client, conversation, new UUID(random.nextLong(), random.nextLong()).toString(),
                    client.user() + "/" + client.device() + " #" + client.messages().size());
            clients.stream().flatMap(each -> each.messages().stream())
                    .filter(each -> each.acknowledged() && each.conversation.equals(conversation)).forEach(message.before::add);
            client.messages().add(message);
            offer(message);
        }
    }

    private void retry(Client client) {
        client.unanswered().stream().limit(1 + random.nextInt(3)).forEach(this::offer);
    }

    private void offer(Message message) {
        message.waiting++;
        offer(message, new SendMessage(message.clientMessageId, null, MessageContent.ofText(message.text)));
    }

    private void edit(Client client) {
        client.messages().stream().filter(Message::acknowledged).findAny().ifPresent(message ->
                offer(null, client, message.conversation, new EditMessage(message.acknowledgements.getFirst().messageId(), "edited")));
    }

    private void offer(Message message, Command command) {
        offer(message, message.client, message.conversation, command);
    }

    private void offer(@Nullable Message message, Client client, ConversationId conversation, Command command) {
        long attempt = attempts.size() + 1L;
        attempts.put(attempt, message);
        queue.add(new IncomingMessage(conversation, new Origin(client.user(), client.device(),
                new ReplyTo.Call(RecordingBus.OWN_ADDRESS, attempt)), command, clock.instant()));
    }

    /** The process dies: its memory goes, and of the queue as much as the bus did not keep. */
    private void restart() {
        worker = newWorker();
        while (!queue.isEmpty() && random.nextInt(3) == 0) {
            failed(queue.removeLast());
        }
    }

    private void workOnABatch() {
        List<IncomingMessage> batch = nextBatch();
        if (random.nextInt(8) == 0) {
            List<IncomingMessage> sameAndMore = new ArrayList<>(batch);
            sameAndMore.addAll(nextBatch());
            log.beforeNextWrite(() -> workOn(otherWorker, sameAndMore));
            workOn(worker, batch);
            log.beforeNextWrite(() -> { });
            workOn(otherWorker, sameAndMore);
        } else {
            workOn(worker, batch);
        }
        if (answersGetLost && random.nextInt(15) == 0) {
            batch.reversed().forEach(queue::addFirst);
        }
    }

    private List<IncomingMessage> nextBatch() {
        List<IncomingMessage> batch = new ArrayList<>();
        for (int size = random.nextInt(12); size >= 0 && !queue.isEmpty(); size--) {
            batch.add(queue.removeFirst());
        }
        if (planted == Planted.SHUFFLES_A_PARTITION) {
            Collections.shuffle(batch, random);
        }
        return batch;
    }

    /** As the bus does it: a batch that throws comes again one by one, and what throws alone is set aside. */
    private void workOn(MessagingService by, List<IncomingMessage> batch) {
        try {
            by.work().workOn(batch);
        } catch (IllegalStateException e) {
            for (IncomingMessage each : batch) {
                workOnAlone(by, each);
            }
        }
        bus.taken().forEach(this::receive);
    }

    private void workOnAlone(MessagingService by, IncomingMessage alone) {
        try {
            by.work().workOn(List.of(alone));
        } catch (IllegalStateException e) {
            failed(alone);
        }
    }

    private void receive(OutgoingMessage message) {
        switch (message) {
            case Answer answer -> receive(answer.reply());
            case Deliver deliver -> {
                show(deliver.event());
                if (deliver.reply() != null) {
                    receive(deliver.reply());
                }
            }
            default -> { }
        }
    }

    /** As a gateway does it: what was shown before is left out. */
    private void show(LoggedEvent event) {
        if (shown.stream().noneMatch(each -> each.conversationId().equals(event.conversationId()) && each.seq() >= event.seq())) {
            shown.add(event);
        }
    }

    private void receive(Reply reply) {
        traffic = traffic.plus(Traffic.of(reply.outcome()));
        Message message = attempts.get(((ReplyTo.Call) reply.to()).callId());
        if (message == null) {
            return;
        }
        if (reply.outcome() instanceof Outcome.Refused) {
            message.mayHaveFailed = true;
        }
        if (answersGetLost && random.nextInt(10) == 0) {
            return;
        }
        message.waiting = Math.max(0, message.waiting - 1);
        if (reply.outcome() instanceof Sent sent) {
            message.acknowledgements.add(sent);
        }
    }

    private void failed(IncomingMessage asked) {
        Message message = asked.origin().replyTo() instanceof ReplyTo.Call call ? attempts.get(call.callId()) : null;
        if (message != null) {
            message.mayHaveFailed = true;
        }
    }
}
