package com.connectchat.messaging.application;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.bus.contract.UnaddressedMessage;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses what one batch decided to the gateways that hold somebody concerned: the logical fan-out. Sessions are looked up after
 * the write, once a conversation and batch: who registers later finds the events in the log.
 */
final class Routing {

    private static final Logger log = LoggerFactory.getLogger(Routing.class);

    /** Nothing where the registry can't tell: then durable events go to all gateways, and what is best effort to none (ADR-0016). */
    private final Optional<Map<UserId, List<Session>>> sessions;
    private final List<OutgoingMessage> routed = new ArrayList<>();
    private final List<UnaddressedMessage> unaddressed = new ArrayList<>();

    /** Looks up where everybody is to whom something may be addressed: once for the whole batch. */
    Routing(Sessions registry, Collection<Conversation> conversations) {
        Set<UserId> members = conversations.stream().flatMap(each -> each.members().stream()).collect(Collectors.toSet());
        this.sessions = members.isEmpty() ? Optional.of(Map.of()) : lookUp(registry, members);
    }

    private static Optional<Map<UserId, List<Session>>> lookUp(Sessions registry, Set<UserId> users) {
        try {
            return Optional.of(registry.of(users).stream().collect(Collectors.groupingBy(Session::userId)));
        } catch (Unavailable e) {
            log.debug("Where {} users are can't be looked up: {}", users.size(), e.getMessage());
            return Optional.empty();
        }
    }

    /** All that was addressed so far, in order. */
    List<OutgoingMessage> routed() {
        return routed;
    }

    /** The events whose recipients could not be looked up, in order. */
    List<UnaddressedMessage> unaddressed() {
        return unaddressed;
    }

    void route(IncomingMessage asked, @Nullable Conversation conversation, Decision decision) {
        switch (decision) {
            case Decision.Answer _, Decision.Repeated _ -> { }
            case Decision.Record recorded when conversation != null -> deliver(asked, conversation, recorded);
            case Decision.Move move when conversation != null -> routed.addAll(notices(move.signal(),
                    byGateway(conversation, each -> !isAsker(each, asked.origin()))));
            case Decision.Tell tell when conversation != null -> routed.addAll(notices(tell.signal(),
                    byGateway(conversation, each -> !each.userId().equals(asked.origin().userId()))));
            case Decision.Record _, Decision.Move _, Decision.Tell _ ->
                    throw new IllegalStateException("Nothing is written without a conversation");
        }
        if (!(decision instanceof Decision.Record)) {
            answer(asked, decision);
        }
    }

    /** Shows an event that nobody waits for to everybody. */
    void show(Conversation conversation, LoggedEvent event) {
        byGateway(conversation, _ -> true).forEach((gateway, connections) -> routed.add(new Deliver(gateway, event, connections, null)));
    }

    /** Shows the event to everybody; the asker's own socket gets its answer in the event's place. */
    private void deliver(IncomingMessage asked, Conversation conversation, Decision.Record recorded) {
        LoggedEvent event = recorded.event();
        ReplyTo replyTo = asked.origin().replyTo();
        Map<GatewayId, List<ConnectionId>> recipients = byGateway(conversation, each -> !each.connection().equals(socketOf(replyTo)));
        if (sessions.isEmpty()) {
            unaddressed.add(new UnaddressedMessage(event, List.copyOf(conversation.members()), socketOf(replyTo)));
        }
        if (replyTo != null) {
            recipients.computeIfAbsent(replyTo.gateway(), gateway -> List.of());
        }
        recipients.forEach((gateway, connections) -> {
            Reply reply = replyTo != null && replyTo.gateway().equals(gateway) ? new Reply(replyTo, recorded.outcome()) : null;
            routed.add(new Deliver(gateway, event, connections, reply));
        });
    }

    private static List<Notify> notices(Signal signal, Map<GatewayId, List<ConnectionId>> recipients) {
        return recipients.entrySet().stream().map(each -> new Notify(each.getKey(), signal, each.getValue())).toList();
    }

    private void answer(IncomingMessage asked, Decision decision) {
        ReplyTo replyTo = asked.origin().replyTo();
        if (replyTo != null) {
            routed.add(new Answer(replyTo.gateway(), new Reply(replyTo, decision.outcome())));
        }
    }

    private Map<GatewayId, List<ConnectionId>> byGateway(Conversation conversation, Predicate<Session> wanted) {
        Map<GatewayId, List<ConnectionId>> recipients = new LinkedHashMap<>();
        sessions.ifPresent(known -> conversation.members().stream().flatMap(user -> known.getOrDefault(user, List.of()).stream())
                .filter(wanted)
                .forEach(each -> recipients.computeIfAbsent(each.gateway(), gateway -> new ArrayList<>()).add(each.connection())));
        return recipients;
    }

    private static boolean isAsker(Session session, Origin origin) {
        return session.userId().equals(origin.userId()) && session.deviceId().equals(origin.deviceId());
    }

    private static @Nullable ConnectionId socketOf(@Nullable ReplyTo replyTo) {
        return replyTo instanceof ReplyTo.Socket socket ? socket.connection() : null;
    }
}
