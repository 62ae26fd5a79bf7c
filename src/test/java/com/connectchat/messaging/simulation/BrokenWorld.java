package com.connectchat.messaging.simulation;

import com.connectchat.MovingClock;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.application.MessagingService;
import com.connectchat.persistence.application.HistoryService;
import com.connectchat.persistence.application.InMemoryHistory;
import com.connectchat.session.FakeSessions;
import com.connectchat.user.FakeUsers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two gateways, two workers and a bus that keeps what was not committed, in one thread: a fixed conversation in which one thing goes
 * wrong. Clients try again what got no answer; in the end the log, the answers and what every device saw are held against each other.
 */
final class BrokenWorld {

    private static final int ROUNDS = 4;
    private static final int QUIET_ROUNDS_MAX = 10;
    private static final List<GatewayId> GATEWAYS = List.of(new GatewayId(0), new GatewayId(1));

    private final Injection injection;
    private final @Nullable PlantedOnTheWay planted;
    private final FakeUsers users = new FakeUsers();
    private final FakeSessions sessions = new FakeSessions();
    private final MovingClock clock = new MovingClock();
    private final HistoryService history;
    private final BrokenLog log;
    private final Bus bus = new Bus();
    private final Deque<IncomingMessage> partition = new ArrayDeque<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Viewer> viewers = new ArrayList<>();
    private final List<ConversationId> conversations = new ArrayList<>();
    private final Map<Long, Message> attempts = new HashMap<>();
    private MessagingService worker;
    private MessagingService otherWorker;
    private int generation;
    private long connections;

    BrokenWorld(Injection injection, @Nullable PlantedOnTheWay planted) {
        this.injection = injection;
        this.planted = planted;
        InMemoryHistory stores = planted == PlantedOnTheWay.NUMBERS_WITHOUT_CONDITION
                ? InMemoryHistory.withoutCondition() : InMemoryHistory.conditional();
        history = HistoryService.over(stores, stores, clock);
        log = new BrokenLog(history.log(), injection, planted);
        worker = newWorker();
        otherWorker = newWorker();
        injection.meanwhile(this::othersGoOn);
        populate();
    }

    private void populate() {
        List<UserId> people = Stream.of("alice", "bob", "carol").map(users::add).toList();
        conversations.add(history.conversations().openDirect(people.get(0), people.get(1)).id());
        conversations.add(history.conversations().openDirect(people.get(1), people.get(2)).id());
        for (UserId user : people) {
            List<ConversationId> own = conversations.stream()
                    .filter(each -> history.conversations().find(each).orElseThrow().has(user)).toList();
            clients.add(new Client(user, new DeviceId("phone"), own));
            GATEWAYS.forEach(gateway -> viewers.add(new Viewer(user, gateway, own, this::eventsOf)));
        }
        viewers.forEach(each -> each.connect(sessions, ++connections));
    }

    private List<LoggedEvent> eventsOf(ConversationId conversation) {
        return history.log().eventsAfter(conversation, 0, Integer.MAX_VALUE);
    }

    private MessagingService newWorker() {
        return new MessagingService(history.conversations(), log,
                conversation -> log.numbered(conversation), users, sessions, bus, clock);
    }

    /** Runs to the end. Returns what is wrong then; nothing where the contract was kept. */
    List<String> run() {
        for (int round = 0; round < ROUNDS; round++) {
            clients.forEach(client -> client.conversations().forEach(conversation -> say(client, conversation, 2)));
            edit(clients.get(round % clients.size()));
            work(3);
        }
        for (int round = 0; round < QUIET_ROUNDS_MAX && !clients.stream().allMatch(Client::done); round++) {
            tryAgain();
            work(8);
        }
        List<String> wrong = new ArrayList<>(new Checker(history.log(), conversations, clients, List.of()).anomalies().stream()
                .map(each -> each.kind() + ": " + each.what()).toList());
        viewers.stream().flatMap(each -> each.complaints().stream()).forEach(wrong::add);
        return wrong;
    }

    private void say(Client client, ConversationId conversation, int times) {
        for (int i = 0; i < times; i++) {
            Message message = new Message(client, conversation, new UUID(clients.indexOf(client), client.messages().size()).toString(),
                    client.user() + " #" + client.messages().size());
            clients.stream().flatMap(each -> each.messages().stream())
                    .filter(each -> each.acknowledged() && each.conversation.equals(conversation)).forEach(message.before::add);
            client.messages().add(message);
            offer(message, client, conversation, new SendMessage(message.clientMessageId, null, MessageContent.ofText(message.text)));
        }
    }

    private void edit(Client client) {
        client.messages().stream().filter(Message::acknowledged).findFirst().ifPresent(message -> offer(null, client, message.conversation,
                new EditMessage(message.acknowledgements.getFirst().messageId(), "edited " + client.messages().size())));
    }

    /** What got no answer in time is sent again, on a new socket and so perhaps over another gateway. */
    private void tryAgain() {
        for (Client client : clients) {
            for (Message each : client.messages()) {
                if (!each.acknowledged()) {
                    each.mayHaveFailed = true;
                    offer(each, client, each.conversation, new SendMessage(each.clientMessageId, null, MessageContent.ofText(each.text)));
                }
            }
        }
    }

    private void offer(@Nullable Message message, Client client, ConversationId conversation, Command command) {
        long attempt = attempts.size() + 1L;
        attempts.put(attempt, message);
        GatewayId gateway = GATEWAYS.get((int) (attempt % GATEWAYS.size()));
        IncomingMessage asked = new IncomingMessage(conversation,
                new Origin(client.user(), client.device(), new ReplyTo.Call(gateway, attempt)), command, clock.instant());
        try {
            injection.at(CrashPoint.P0_OFFER, () -> partition.add(asked), BrokenWorld::busDown);
        } catch (BusUnavailable e) {
            failed(message);
        } catch (Injection.Killed e) {
            failed(message);
            reconnect(gateway);
        }
    }

    private static void failed(@Nullable Message message) {
        if (message != null) {
            message.mayHaveFailed = true;
        }
    }

    private static BusUnavailable busDown() {
        return new BusUnavailable("planted");
    }

    private void reconnect(GatewayId gateway) {
        viewers.stream().filter(each -> each.gateway().equals(gateway)).forEach(each -> each.connect(sessions, ++connections));
    }

    private void work(int batchMax) {
        while (!partition.isEmpty()) {
            int mine = generation;
            try {
                workOnABatch(batchMax, mine);
            } catch (BusUnavailable e) {
                // As the bus does it: what was not committed comes again.
                clock.advance(Duration.ofMillis(1));
            } catch (Injection.Killed e) {
                takeOver();
            }
        }
    }

    private void workOnABatch(int batchMax, int mine) {
        List<IncomingMessage> batch = injection.at(CrashPoint.P1_POLL, () -> partition.stream().limit(batchMax).toList(),
                BrokenWorld::busDown);
        if (planted == PlantedOnTheWay.COMMITS_BEFORE_THE_WORK) {
            commit(batch, mine);
        }
        worker.work().workOn(batch);
        injection.at(CrashPoint.P6_COMMIT, () -> commit(batch, mine), BrokenWorld::busDown);
    }

    /** A commit by who has lost the partition meanwhile is refused. */
    private boolean commit(List<IncomingMessage> batch, int mine) {
        return mine == generation && partition.removeAll(batch);
    }

    /** The partition moves to the other worker; the former one's memory is gone, or no longer its own. */
    private void takeOver() {
        generation++;
        worker = otherWorker;
        otherWorker = newWorker();
    }

    private void othersGoOn() {
        MessagingService hanging = worker;
        takeOver();
        tryAgain();
        work(5);
        otherWorker = hanging;
    }

    private void receive(OutgoingMessage message) {
        GatewayId gateway = message.gateway();
        for (boolean taken = false; !taken;) {
            try {
                taken = injection.at(CrashPoint.P7_DELIVER, () -> hand(message), BrokenWorld::busDown);
            } catch (BusUnavailable e) {
                // The gateway's consumer hands it over again.
                clock.advance(Duration.ofMillis(1));
            } catch (Injection.Killed e) {
                reconnect(gateway);
                return;
            }
        }
    }

    private boolean hand(OutgoingMessage message) {
        switch (message) {
            case Answer answer -> answered(answer.reply());
            case Deliver deliver -> {
                viewers.stream().filter(each -> each.gateway().equals(deliver.gateway())).forEach(each -> each.take(deliver));
                if (deliver.reply() != null) {
                    answered(deliver.reply());
                }
            }
            default -> { }
        }
        viewers.forEach(Viewer::catchUp);
        return true;
    }

    private void answered(Reply reply) {
        Message message = attempts.put(((ReplyTo.Call) reply.to()).callId(), null);
        if (message == null) {
            return;
        }
        if (reply.outcome() instanceof Refused) {
            message.mayHaveFailed = true;
        }
        if (reply.outcome() instanceof Sent sent) {
            message.acknowledgements.add(sent);
        }
    }

    /** What leaves a worker. */
    private final class Bus implements MessageBus {

        @Override
        public <T> void publish(Topic<T> topic, List<T> records) {
            injection.at(CrashPoint.P5_ROUTE, () -> {
                records.forEach(each -> receive((OutgoingMessage) each));
                return true;
            }, BrokenWorld::busDown);
        }

        @Override
        public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
            throw new UnsupportedOperationException("a worker offers nothing");
        }

        @Override
        public <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler) {
            throw new UnsupportedOperationException("this bus has no threads");
        }

        @Override
        public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler) {
            throw new UnsupportedOperationException("this bus has no threads");
        }

        @Override
        public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler) {
            throw new UnsupportedOperationException("this bus has no threads");
        }

        @Override
        public GatewayId ownAddress() {
            return GATEWAYS.getFirst();
        }
    }
}
