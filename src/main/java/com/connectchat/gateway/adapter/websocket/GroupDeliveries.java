package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The physical fan-out: shows what goes to many people to those whom this gateway holds. Each event is encoded once a loop, and each
 * socket flushed once a batch. The bus waits for the loops, so what piles up does so there, where it is bounded.
 */
final class GroupDeliveries {

    private static final Logger log = LoggerFactory.getLogger(GroupDeliveries.class);
    private static final int WAIT_SECONDS_MAX = 5;

    private final Loops loops;
    private final Calls calls;
    private final MessageBus bus;
    private final ConnectedClients clients;

    GroupDeliveries(Loops loops, Calls calls, MessageBus bus, ConnectedClients clients) {
        this.clients = clients;
        this.loops = loops;
        this.calls = calls;
        this.bus = bus;
    }

    /** Called by the bus's thread, in order. */
    void take(List<GroupOutgoingMessage> batch) {
        GatewayId self = bus.ownAddress();
        if (batch.stream().anyMatch(message -> message.gateways() == null)) {
            clients.unmarked();
        }
        CountDownLatch done = new CountDownLatch(loops.count());
        for (Loop loop : loops.all()) {
            loop.execute(() -> {
                try {
                    batch.forEach(message -> show(loop, message, self));
                } finally {
                    done.countDown();
                }
            });
        }
        await(done);
        batch.forEach(message -> answerCall(message, self));
    }

    private static void show(Loop loop, GroupOutgoingMessage message, GatewayId self) {
        Reply reply = message.reply();
        ConnectionId asker = reply != null && reply.to() instanceof ReplyTo.Socket socket && socket.gateway().equals(self)
                ? socket.connection() : null;
        LoggedEvent last = message.events().getLast();
        for (LoggedEvent event : message.events()) {
            Reply own = event == last ? reply : null;
            loop.share(event);
            if (asker != null && own != null) {
                own(loop, asker, event, own);
            }
            for (UserId user : message.recipients()) {
                live(loop, user, event, asker);
            }
            loop.endSharing();
        }
    }

    private static void own(Loop loop, ConnectionId asker, LoggedEvent event, Reply reply) {
        Connection connection = loop.find(asker);
        Client client = connection == null ? null : connection.client();
        if (client != null) {
            guarded(client, event, () -> client.timeline().own(event, reply));
        }
    }

    private static void live(Loop loop, UserId user, LoggedEvent event, @Nullable ConnectionId except) {
        loop.absentees().missed(user, event.conversationId(), event.seq());
        for (Connection connection : loop.of(user)) {
            Client client = connection.client();
            if (client != null && !connection.id().equals(except)) {
                guarded(client, event, () -> client.timeline().live(event));
            }
        }
    }

    /** What goes wrong with one client must not keep the others from what is theirs. */
    private static void guarded(Client client, LoggedEvent event, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            log.error("Delivering to {} failed", client.connection().id(), e);
            client.connection().close(CloseCode.INTERNAL);
            client.connection().loop().absentees().missed(client.connection().id(), event.conversationId(), event.seq());
        }
    }

    private void answerCall(GroupOutgoingMessage message, GatewayId self) {
        Reply reply = message.reply();
        if (reply != null && reply.to() instanceof ReplyTo.Call call && call.gateway().equals(self)) {
            calls.complete(call, reply.outcome());
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                log.warn("An event loop did not get to what goes to many within {} s", WAIT_SECONDS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
