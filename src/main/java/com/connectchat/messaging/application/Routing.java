package com.connectchat.messaging.application;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Addresses what one batch decided to the gateways that hold somebody concerned: the logical fan-out. What is for a direct conversation
 * becomes a record for each gateway, what is for a group one record for all of them (ADR-0018).
 */
final class Routing {

    /** Groups up to this size hear how far each member has come; larger ones ask. */
    private static final int RECEIPTS_TOLD_MAX = 100;
    private static final int TYPING_TOLD_MAX = 1_000;
    private static final int EVENTS_A_RECORD_MAX = 100;

    private final Whereabouts whereabouts;
    private final List<OutgoingMessage> routed = new ArrayList<>();
    private final List<GroupOutgoingMessage> fannedOut = new ArrayList<>();

    Routing(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** All that was addressed to single gateways so far, in order. */
    List<OutgoingMessage> routed() {
        return routed;
    }

    /** All that goes to many so far, in order. */
    List<GroupOutgoingMessage> fannedOut() {
        return fannedOut;
    }

    void route(Step step) {
        IncomingMessage asked = step.asked();
        if (step.owned().isEmpty()) {
            answer(asked, step.decision());
        } else {
            route(asked, step.owned().get(), step.decision());
        }
    }

    private void route(IncomingMessage asked, OwnedConversation conversation, Decision decision) {
        switch (decision) {
            case Decision.Answer _, Decision.Repeated _ -> answer(asked, decision);
            case Decision.Record recorded -> deliver(asked, conversation, recorded);
            case Decision.Regroup regrouped -> fanOut(regrouped.events(), concerned(regrouped), reply(asked, regrouped));
            case Decision.Move move -> {
                notify(move.signal(), hearReceipt(conversation, asked.origin()), each -> !isAsker(each, asked.origin()));
                answer(asked, decision);
            }
            case Decision.Tell tell -> {
                notify(tell.signal(), hearTyping(conversation), each -> !each.userId().equals(asked.origin().userId()));
                answer(asked, decision);
            }
        }
    }

    /** Shows an event that nobody waits for to everybody. */
    void show(OwnedConversation conversation, LoggedEvent event) {
        if (conversation.isGroup() || !whereabouts.areKnown()) {
            fanOut(List.of(event), conversation.members(), null);
        } else {
            byGateway(conversation.members(), _ -> true)
                    .forEach((gateway, connections) -> routed.add(new Deliver(gateway, event, connections, null)));
        }
    }

    /** Shows the event to everybody; the asker's own socket gets its answer in the event's place. */
    private void deliver(IncomingMessage asked, OwnedConversation conversation, Decision.Record recorded) {
        Reply reply = reply(asked, recorded);
        if (conversation.isGroup() || !whereabouts.areKnown()) {
            fanOut(List.of(recorded.event()), conversation.members(), reply);
            return;
        }
        ConnectionId asker = socketOf(asked.origin().replyTo());
        Map<GatewayId, List<ConnectionId>> recipients = byGateway(conversation.members(), each -> !each.connection().equals(asker));
        if (reply != null) {
            recipients.computeIfAbsent(reply.to().gateway(), gateway -> List.of());
        }
        recipients.forEach((gateway, connections) -> routed.add(new Deliver(gateway, recorded.event(), connections,
                reply != null && reply.to().gateway().equals(gateway) ? reply : null)));
    }

    /** One record, unless there are more events or people than a record holds. */
    private void fanOut(List<LoggedEvent> events, Collection<UserId> recipients, @Nullable Reply reply) {
        Set<GatewayId> gateways = whereabouts.gateways(recipients).orElse(null);
        if (gateways != null && reply != null) {
            gateways.add(reply.to().gateway());
        }
        if (gateways != null && gateways.isEmpty()) {
            return;
        }
        List<List<UserId>> people = chunks(List.copyOf(recipients), GroupOutgoingMessage.RECIPIENTS_MAX);
        List<List<LoggedEvent>> parts = chunks(events, EVENTS_A_RECORD_MAX);
        for (List<LoggedEvent> part : parts) {
            for (List<UserId> some : people) {
                boolean first = part == parts.getLast() && some == people.getFirst();
                fannedOut.add(new GroupOutgoingMessage(part, some, gateways, first ? reply : null));
            }
        }
    }

    private static <T> List<List<T>> chunks(List<T> all, int max) {
        if (all.size() <= max) {
            return List.of(all);
        }
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += max) {
            chunks.add(List.copyOf(all.subList(from, Math.min(all.size(), from + max))));
        }
        return chunks;
    }

    /** Who goes sees that they go, who comes that they come. */
    private static Set<UserId> concerned(Decision.Regroup regrouped) {
        Set<UserId> concerned = new LinkedHashSet<>(regrouped.after().members().keySet());
        if (regrouped.before() != null) {
            concerned.addAll(regrouped.before().members().keySet());
        }
        return concerned;
    }

    /** In a large group a receipt is told to the user's own devices only. */
    static Collection<UserId> hearReceipt(OwnedConversation conversation, Origin origin) {
        return conversation.members().size() > RECEIPTS_TOLD_MAX ? List.of(origin.userId()) : conversation.members();
    }

    /** In a very large group nobody is told who types. */
    static Collection<UserId> hearTyping(OwnedConversation conversation) {
        return conversation.members().size() > TYPING_TOLD_MAX ? List.of() : conversation.members();
    }

    private void notify(Signal signal, Collection<UserId> users, Predicate<Session> wanted) {
        byGateway(users, wanted).forEach((gateway, connections) -> routed.add(new Notify(gateway, signal, connections)));
    }

    private void answer(IncomingMessage asked, Decision decision) {
        Reply reply = reply(asked, decision);
        if (reply != null) {
            routed.add(new Answer(reply.to().gateway(), reply));
        }
    }

    private static @Nullable Reply reply(IncomingMessage asked, Decision decision) {
        ReplyTo replyTo = asked.origin().replyTo();
        return replyTo == null ? null : new Reply(replyTo, decision.outcome());
    }

    private Map<GatewayId, List<ConnectionId>> byGateway(Collection<UserId> users, Predicate<Session> wanted) {
        Map<GatewayId, List<ConnectionId>> recipients = new LinkedHashMap<>();
        whereabouts.of(users).filter(wanted)
                .forEach(each -> recipients.computeIfAbsent(each.gateway(), gateway -> new ArrayList<>()).add(each.connection()));
        return recipients;
    }

    private static boolean isAsker(Session session, Origin origin) {
        return session.userId().equals(origin.userId()) && session.deviceId().equals(origin.deviceId());
    }

    private static @Nullable ConnectionId socketOf(@Nullable ReplyTo replyTo) {
        return replyTo instanceof ReplyTo.Socket socket ? socket.connection() : null;
    }
}
