package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.event.LoggedEvent;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the bus brings to the sockets: the physical fan-out. A batch becomes one task for each event loop concerned, and one flush
 * for each socket that got something.
 */
final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Loops loops;
    private final Calls calls;

    Deliveries(Loops loops, Calls calls) {
        this.loops = loops;
        this.calls = calls;
    }

    /** Called by the bus's thread, in order. */
    void take(List<OutgoingMessage> batch) {
        List<List<OutgoingMessage>> byLoop = new ArrayList<>(loops.count());
        for (int i = 0; i < loops.count(); i++) {
            byLoop.add(new ArrayList<>(batch.size()));
        }
        for (OutgoingMessage message : batch) {
            route(message, byLoop);
        }
        for (int i = 0; i < loops.count(); i++) {
            List<OutgoingMessage> mine = byLoop.get(i);
            Loop loop = loops.at(i);
            if (!mine.isEmpty()) {
                loop.execute(() -> deliver(loop, mine));
            }
        }
    }

    private void route(OutgoingMessage message, List<List<OutgoingMessage>> byLoop) {
        switch (message) {
            case Deliver deliver -> {
                routeReply(deliver, deliver.reply(), byLoop);
                routeAll(deliver, deliver.recipients(), byLoop);
            }
            case Answer answer -> routeReply(answer, answer.reply(), byLoop);
            case Notify notify -> routeAll(notify, notify.recipients(), byLoop);
            case Replay replay -> routeTo(replay, replay.connection(), byLoop);
            case Gap gap -> routeTo(gap, gap.connection(), byLoop);
            case SyncDone done -> routeTo(done, done.connection(), byLoop);
            case Close close -> routeTo(close, close.connection(), byLoop);
        }
    }

    private void routeReply(OutgoingMessage message, @Nullable Reply reply, List<List<OutgoingMessage>> byLoop) {
        if (reply == null) {
            return;
        }
        switch (reply.to()) {
            case ReplyTo.Socket socket -> routeTo(message, socket.connection(), byLoop);
            case ReplyTo.Call call -> calls.complete(call, reply.outcome());
        }
    }

    private static void routeAll(OutgoingMessage message, List<ConnectionId> recipients, List<List<OutgoingMessage>> byLoop) {
        for (int i = 0; i < recipients.size(); i++) {
            routeTo(message, recipients.get(i), byLoop);
        }
    }

    private static void routeTo(OutgoingMessage message, ConnectionId connection, List<List<OutgoingMessage>> byLoop) {
        int index = ConnectionIds.loopOf(connection);
        if (index < byLoop.size()) {
            List<OutgoingMessage> mine = byLoop.get(index);
            if (mine.isEmpty() || mine.getLast() != message) {
                mine.add(message);
            }
        }
    }

    private static void deliver(Loop loop, List<OutgoingMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            switch (messages.get(i)) {
                case Deliver deliver -> deliver(loop, deliver);
                case Answer(_, Reply reply) -> answer(loop, reply);
                case Notify notify -> notify(loop, notify);
                case Replay(_, var id, var conversation, long from, var events) ->
                        on(loop, id, client -> client.timeline().replay(conversation, from, events));
                case Gap(_, var id, var conversation, long from, long to, var reason) ->
                        on(loop, id, client -> client.timeline().gap(conversation, from, to, reason));
                case SyncDone(_, var id, var conversations) -> on(loop, id, client -> client.caughtUp(conversations));
                case Close(_, var id, var code) -> on(loop, id, client -> client.connection().close(code));
            }
        }
    }

    private static void deliver(Loop loop, Deliver deliver) {
        Reply reply = deliver.reply();
        if (reply != null && reply.to() instanceof ReplyTo.Socket socket) {
            show(loop, socket.connection(), deliver.event(), client -> client.timeline().own(deliver.event(), reply));
        }
        List<ConnectionId> recipients = deliver.recipients();
        if (recipients.size() > 1) {
            loop.share(deliver.event());
        }
        for (int i = 0; i < recipients.size(); i++) {
            show(loop, recipients.get(i), deliver.event(), client -> client.timeline().live(deliver.event()));
        }
        loop.endSharing();
    }

    private static void show(Loop loop, ConnectionId id, LoggedEvent event, Consumer<Client> how) {
        if (!on(loop, id, how)) {
            loop.absentees().missed(id, event.conversationId(), event.seq());
        }
    }

    private static void answer(Loop loop, Reply reply) {
        if (reply.to() instanceof ReplyTo.Socket socket) {
            on(loop, socket.connection(), client -> client.answer(socket.requestId(), reply.outcome()));
        }
    }

    private static void notify(Loop loop, Notify notify) {
        ByteBuf frame = loop.frames().signal(notify.signal());
        for (ConnectionId id : notify.recipients()) {
            on(loop, id, client -> client.connection().mailbox().sendIfIdle(frame.retainedDuplicate()));
        }
        frame.release();
    }

    /** What goes wrong with one client must not keep the others from what is theirs. Returns whether nothing did and the client is here. */
    private static boolean on(Loop loop, ConnectionId id, Consumer<Client> action) {
        Connection connection = loop.find(id);
        Client client = connection == null ? null : connection.client();
        if (client != null) {
            try {
                action.accept(client);
            } catch (RuntimeException e) {
                log.error("Delivering to {} failed", id, e);
                client.connection().close(CloseCode.INTERNAL);
                return false;
            }
        }
        return client != null;
    }
}
