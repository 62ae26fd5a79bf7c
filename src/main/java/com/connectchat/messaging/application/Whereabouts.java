package com.connectchat.messaging.application;

import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import java.util.Collection;
import java.util.Collections;
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
 * Where everybody is to whom a batch may be addressed: one look-up for all of it. It is made after the write, so who registers later finds
 * the events in the log.
 */
final class Whereabouts {

    private static final Logger log = LoggerFactory.getLogger(Whereabouts.class);
    /** What goes to more than these goes to every gateway: to look all of them up would cost more than it spares. */
    private static final int LOOKED_UP_MAX = 1_000;

    /** Nothing where the registry can't tell: then durable events go to all gateways, and what is best effort to none (ADR-0016). */
    private final Optional<List<Session>> sessions;
    private final Collection<UserId> lookedUp;
    private @Nullable Map<UserId, List<Session>> byUser;

    private Whereabouts(Optional<List<Session>> sessions, Collection<UserId> lookedUp) {
        this.sessions = sessions;
        this.lookedUp = lookedUp;
    }

    static Whereabouts of(Sessions registry, List<Step> steps, Set<OwnedConversation> more) {
        Collection<UserId> users = users(steps, more);
        return new Whereabouts(users.isEmpty() ? Optional.of(List.of()) : lookUp(registry, users), users);
    }

    /** Mostly a batch is about one group, or about several small conversations. */
    private static Collection<UserId> users(List<Step> steps, Set<OwnedConversation> more) {
        Set<Collection<UserId>> audiences = Collections.newSetFromMap(new IdentityHashMap<>());
        more.forEach(each -> audiences.add(each.members()));
        for (Step step : steps) {
            step.owned().ifPresent(each -> audiences.add(each.members()));
            if (step.decision() instanceof Decision.Regroup regrouped && regrouped.before() != null) {
                audiences.add(regrouped.before().members().keySet());
            }
        }
        audiences.removeIf(each -> !areFew(each));
        if (audiences.size() == 1) {
            return audiences.iterator().next();
        }
        Set<UserId> all = new HashSet<>();
        audiences.forEach(all::addAll);
        return all;
    }

    private static Optional<List<Session>> lookUp(Sessions registry, Collection<UserId> users) {
        try {
            return Optional.of(registry.of(users));
        } catch (Unavailable e) {
            log.debug("Where {} users are can't be looked up: {}", users.size(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it was looked up where these are. */
    boolean areKnown(Collection<UserId> users) {
        return sessions.isPresent() && areFew(users);
    }

    /** The sessions of these, as far as they are known. */
    Stream<Session> of(Collection<UserId> users) {
        return areKnown(users) ? users.stream().flatMap(user -> byUser().getOrDefault(user, List.of()).stream()) : Stream.empty();
    }

    /** The gateways that hold one of these, if it is known where they are. */
    Optional<Set<GatewayId>> gateways(Collection<UserId> users) {
        if (!areKnown(users)) {
            return Optional.empty();
        }
        Set<GatewayId> gateways = new HashSet<>();
        if (users == lookedUp) {
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

    private static boolean areFew(Collection<UserId> users) {
        return users.size() <= LOOKED_UP_MAX;
    }
}
