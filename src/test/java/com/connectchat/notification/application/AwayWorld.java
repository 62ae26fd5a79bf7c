package com.connectchat.notification.application;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.application.MessagingService;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.notification.application.AwayGateway.Planted;
import com.connectchat.notification.application.AwayGateway.Socket;
import com.connectchat.persistence.application.HistoryService;
import com.connectchat.persistence.application.InMemoryHistory;
import com.connectchat.sequence.Grant;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import com.connectchat.user.FakeUsers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Devices that come and go while others write, in one thread and from one seed: goodbyes, sockets that break unnoticed, gateways that are
 * killed, a registry that is emptied or silent, and records that are long under way; between the real worker, catch-up and offline store.
 */
final class AwayWorld {

    private static final int STEPS = 400;
    /** No record is under way for as long as it takes to settle an absence. */
    private static final Duration UNDER_WAY_MAX = OfflineStore.SETTLED_AFTER.minusSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(25);

    private final Random random;
    private final MovingClock clock = new MovingClock();
    private final RecordingBus bus = new RecordingBus();
    private final FaultyRegistry registry = new FaultyRegistry(clock);
    private final HistoryService history;
    private final MessagingService messaging;
    private final CatchingUp catchingUp;
    private final List<ConversationId> conversations = new ArrayList<>();
    private final List<AwayDevice> devices = new ArrayList<>();
    private final Map<AwayDevice, Socket> online = new HashMap<>();
    private final List<AwayGateway> gateways = new ArrayList<>();
    private final Map<AwayGateway, Deque<Flight>> flights = new HashMap<>();
    private final Deque<UserConnected> wishes = new ArrayDeque<>();
    private final UserId writer;
    private Instant nextBeat = clock.instant();
    private long connections;

    AwayWorld(long seed, @Nullable Planted planted) {
        random = new Random(seed);
        InMemoryHistory stores = InMemoryHistory.conditional();
        FakeUsers users = new FakeUsers();
        history = HistoryService.over(stores, stores, clock);
        messaging = new MessagingService(history.conversations(), history.log(), each -> new Grant(0, history.log().head(each)), users,
                registry, bus, clock);
        catchingUp = new CatchingUp(history.conversations(), history.log(), history.history(), registry, bus,
                new NotificationSettings(300, 3_000), new SimpleMeterRegistry());
        writer = users.add("writer");
        UserId alice = users.add("alice");
        UserId bob = users.add("bob");
        conversations.add(history.conversations().openDirect(writer, alice).id());
        conversations.add(history.conversations().openDirect(writer, bob).id());
        conversations.add(history.conversations().openDirect(alice, bob).id());
        devices.addAll(List.of(new AwayDevice(alice, "phone"), new AwayDevice(alice, "laptop"), new AwayDevice(bob, "phone")));
        for (int i = 1; i <= 2; i++) {
            AwayGateway gateway = new AwayGateway(new GatewayId(i), registry, clock, wishes::add, planted);
            gateways.add(gateway);
            flights.put(gateway, new ArrayDeque<>());
        }
    }

    /** Returns what devices complained of. */
    List<String> run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            pass(Duration.ofMillis(random.nextInt(random.nextInt(8) == 0 ? 90_000 : 1_500)));
        }
        registry.silent(false);
        settleDown();
        devices.forEach(this::leave);
        settleDown();
        devices.forEach(this::connect);
        settleDown();
        return devices.stream().flatMap(each -> complaints(each).stream()).toList();
    }

    /** How often somebody who came back was told what had been marked, without a look at all conversations. */
    int believed() {
        return registry.believed();
    }

    private List<String> complaints(AwayDevice device) {
        List<String> all = new ArrayList<>(device.complaints);
        heads(device).forEach((conversation, head) -> {
            if (!device.cursors.getOrDefault(conversation, 0L).equals(head)) {
                all.add(device + " ends with " + device.cursors + " in " + conversation + " of " + head);
            }
        });
        return all;
    }

    private void step() {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> say();
            case 8, 9, 10, 11, 12 -> connect(any(devices));
            case 13, 14, 15, 16 -> leave(any(devices));
            case 17 -> cut(any(devices));
            case 18, 19 -> acknowledge(any(devices));
            case 20 -> registry.silent(random.nextInt(3) == 0);
            case 21 -> rarely(this::wipe);
            case 22 -> rarely(() -> crash(any(gateways)));
            default -> noticeCuts();
        }
    }

    private void rarely(Runnable fault) {
        if (random.nextInt(4) == 0) {
            fault.run();
        }
    }

    private void say() {
        ConversationId conversation = any(conversations);
        UserId speaker = history.conversations().find(conversation).orElseThrow().members().get(random.nextInt(2));
        ask(conversation, speaker, new DeviceId("desk"),
                new SendMessage(new UUID(random.nextLong(), random.nextLong()).toString(), null, MessageContent.ofText("text")));
    }

    private void acknowledge(AwayDevice device) {
        device.cursors.forEach((conversation, seq) -> ask(conversation, device.user, device.device, new MoveReceipts(seq, 0)));
    }

    private void ask(ConversationId conversation, UserId user, DeviceId device, Command command) {
        messaging.work().workOn(List.of(new IncomingMessage(conversation,
                new Origin(user, device, new ReplyTo.Call(RecordingBus.OWN_ADDRESS, 1)), command, clock.instant())));
        dispatch();
    }

    private void connect(AwayDevice device) {
        if (!online.containsKey(device)) {
            try {
                Map<ConversationId, Long> heads = heads(device);
                AwayGateway gateway = any(gateways);
                ConnectionId connection = new ConnectionId(++connections);
                device.connected(heads);
                gateway.open(device, connection, random.nextBoolean() ? Map.copyOf(device.cursors) : acknowledged(device));
                online.put(device, gateway.sockets.get(connection));
            } catch (Unavailable e) {
                // As a real client: it tries again some time.
                online.remove(device);
            }
        }
    }

    /** A client that names nothing has at least what it acknowledged; here it forgets the rest. */
    private Map<ConversationId, Long> acknowledged(AwayDevice device) {
        history.conversations().memberships(device.user, device.device)
                .forEach(each -> device.cursors.put(each.conversationId(), each.cursors().deviceDelivered()));
        return Map.of();
    }

    private Map<ConversationId, Long> heads(AwayDevice device) {
        Map<ConversationId, Long> heads = new HashMap<>();
        history.conversations().memberships(device.user, device.device)
                .forEach(each -> heads.put(each.conversationId(), history.log().head(each.conversationId())));
        return heads;
    }

    private void leave(AwayDevice device) {
        Socket socket = online.remove(device);
        if (socket != null) {
            socket.cut();
            gatewayOf(socket.session).end(socket.session.connection());
        }
    }

    /** The gateway does not notice. */
    private void cut(AwayDevice device) {
        Socket socket = online.remove(device);
        if (socket != null) {
            socket.cut();
        }
    }

    private void noticeCuts() {
        for (AwayGateway gateway : gateways) {
            List.copyOf(gateway.sockets.values()).stream().filter(each -> !online.containsValue(each))
                    .forEach(each -> gateway.end(each.session.connection()));
        }
    }

    private void crash(AwayGateway gateway) {
        online.values().removeIf(each -> gatewayOf(each.session) == gateway);
        gateway.sockets.values().forEach(Socket::cut);
        gateway.crash();
        flights.get(gateway).clear();
    }

    /** Sometimes just before the heartbeats come, and somebody goes before it is known that they had been forgotten. */
    private void wipe() {
        registry.wipe();
        if (random.nextBoolean()) {
            say();
            beat();
            AwayDevice leaving = any(devices);
            leave(leaving);
            pass(OfflineStore.SETTLED_AFTER.plusSeconds(2));
            connect(leaving);
        }
    }

    private AwayGateway gatewayOf(Session session) {
        return gateways.stream().filter(each -> each.id.equals(session.gateway())).findFirst().orElseThrow();
    }

    /** Puts what was published on its way to the gateways; what goes to one stays in order. */
    private void dispatch() {
        for (OutgoingMessage message : bus.taken()) {
            gateways.stream().filter(each -> each.id.equals(message.gateway())).forEach(each -> send(each, () -> each.take(message)));
        }
        for (GroupOutgoingMessage message : bus.fannedOut()) {
            gateways.forEach(each -> send(each, () -> each.take(message)));
        }
    }

    private void send(AwayGateway gateway, Runnable arrival) {
        Deque<Flight> way = flights.get(gateway);
        long underWay = random.nextInt(20) == 0 ? random.nextLong(UNDER_WAY_MAX.toMillis()) : random.nextInt(500);
        Instant earliest = clock.instant().plusMillis(underWay);
        way.add(new Flight(way.isEmpty() || way.getLast().due().isBefore(earliest) ? earliest : way.getLast().due(), arrival));
    }

    /** Lets time pass, a little at a time. */
    private void pass(Duration duration) {
        Instant until = clock.instant().plus(duration);
        do {
            clock.advance(Duration.ofMillis(500));
            flights.values().forEach(this::land);
            while (!wishes.isEmpty() && random.nextInt(4) != 0) {
                catchingUp.catchUp(wishes.poll());
                dispatch();
            }
            if (!clock.instant().isBefore(nextBeat)) {
                beat();
            }
            gateways.forEach(AwayGateway::sweep);
        } while (clock.instant().isBefore(until));
    }

    private void beat() {
        gateways.forEach(gateway -> gateway.beat().forEach(lost -> send(gateway, () -> gateway.recheck(lost))));
        nextBeat = clock.instant().plus(BEAT);
    }

    private void land(Deque<Flight> way) {
        while (!way.isEmpty() && !way.getFirst().due().isAfter(clock.instant())) {
            way.removeFirst().arrival().run();
        }
    }

    private void settleDown() {
        noticeCuts();
        pass(OfflineStore.SETTLED_AFTER.multipliedBy(2));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private record Flight(Instant due, Runnable arrival) {
    }
}
