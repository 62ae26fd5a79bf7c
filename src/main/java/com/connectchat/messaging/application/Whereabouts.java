package com.connectchat.messaging.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where everybody is to whom a batch is addressed: one look-up for all of it, which also marks what is new for devices that are away. It
 * is made after the write, so who registers later finds the events in the log, and before anybody hears of them, so what was acknowledged
 * is marked.
 */
final class Whereabouts {

    private static final Logger log = LoggerFactory.getLogger(Whereabouts.class);

    /** Nothing where the registry can't tell: then durable events go to all gateways, and what is best effort to none (ADR-0016). */
    private final Optional<List<Session>> sessions;
    private final List<Audience> reached;
    private @Nullable Map<UserId, List<Session>> byUser;

    private Whereabouts(Optional<List<Session>> sessions, List<Audience> reached) {
        this.sessions = sessions;
        this.reached = reached;
    }

    static Whereabouts of(OfflineStore store, List<Step> steps, Map<OwnedConversation, List<LoggedEvent>> earlier) {
        List<Audience> audiences = audiences(steps, earlier);
        return new Whereabouts(audiences.isEmpty() ? Optional.of(List.of()) : reach(store, audiences), audiences);
    }

    /** Mostly a batch is about one group, or about several small conversations. */
    private static List<Audience> audiences(List<Step> steps, Map<OwnedConversation, List<LoggedEvent>> earlier) {
        Map<Collection<UserId>, Map<ConversationId, Long>> news = new IdentityHashMap<>();
        earlier.forEach((conversation, events) -> events.forEach(event -> add(conversation.members(), event, news)));
        for (Step step : steps) {
            step.owned().ifPresent(conversation -> add(step, conversation, news));
        }
        return news.entrySet().stream().map(each -> new Audience(each.getKey(), each.getValue())).toList();
    }

    private static void add(Step step, OwnedConversation conversation, Map<Collection<UserId>, Map<ConversationId, Long>> news) {
        switch (step.decision()) {
            case Decision.Record recorded -> add(conversation.members(), recorded.event(), news);
            case Decision.Regroup regrouped -> {
                add(conversation.members(), regrouped.events().getLast(), news);
                if (regrouped.before() != null) {
                    add(regrouped.before().members().keySet(), regrouped.events().getLast(), news);
                }
            }
            case Decision.Move _ -> news.putIfAbsent(Routing.hearReceipt(conversation, step.asked().origin()), Map.of());
            case Decision.Tell _ -> news.putIfAbsent(Routing.hearTyping(conversation), Map.of());
            case Decision.Repeated _, Decision.Answer _ -> { }
        }
    }

    private static void add(Collection<UserId> users, LoggedEvent event, Map<Collection<UserId>, Map<ConversationId, Long>> news) {
        news.merge(users, Map.of(event.conversationId(), event.seq()), Whereabouts::newest);
    }

    private static Map<ConversationId, Long> newest(Map<ConversationId, Long> some, Map<ConversationId, Long> others) {
        Map<ConversationId, Long> newest = new HashMap<>(some);
        others.forEach((conversation, seq) -> newest.merge(conversation, seq, Math::max));
        return newest;
    }

    private static Optional<List<Session>> reach(OfflineStore store, List<Audience> audiences) {
        try {
            return Optional.of(store.reach(audiences));
        } catch (Unavailable e) {
            log.debug("Where {} audiences are can't be looked up: {}", audiences.size(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether anybody could be looked up. */
    boolean areKnown() {
        return sessions.isPresent();
    }

    /** The sessions of these, as far as they are known. */
    Stream<Session> of(Collection<UserId> users) {
        return areKnown() ? users.stream().flatMap(user -> byUser().getOrDefault(user, List.of()).stream()) : Stream.empty();
    }

    /** The gateways that hold one of these, if it is known where they are. */
    Optional<Set<GatewayId>> gateways(Collection<UserId> users) {
        if (!areKnown()) {
            return Optional.empty();
        }
        Set<GatewayId> gateways = new HashSet<>();
        if (reached.size() == 1 && reached.getFirst().users() == users) {
            sessions.orElseThrow().forEach(each -> gateways.add(each.gateway()));
        } else {
            of(users).forEach(each -> gateways.add(each.gateway()));
        }
        return Optional.of(gateways);
    }

    private Map<UserId, List<Session>> byUser() {
        Map<UserId, List<Session>> known = byUser;
        if (known == null) {
            known = sessions.orElseThrow().stream().collect(Collectors.groupingBy(Session::userId));
            byUser = known;
        }
        return known;
    }
}
