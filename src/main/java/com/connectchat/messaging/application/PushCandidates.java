package com.connectchat.messaging.application;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.notification.KeepPushAddresses;
import com.connectchat.notification.PushSettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says on the bus what may have to be pushed: one record for a message, whoever it is for, and none where nobody can be reached by a push.
 * Who can is looked up beside the work, at most once in a while for a conversation; the worker itself neither waits nor asks. Best effort:
 * what the bus has no room for is counted and dropped (ADR-0022).
 */
@Component
final class PushCandidates {

    private static final Logger log = LoggerFactory.getLogger(PushCandidates.class);
    private static final int CONVERSATIONS_KNOWN_MAX = 100_000;
    private static final int WAITING_MAX = 10_000;
    private static final int LOOKED_UP_AT_ONCE_MAX = 200;

    private final MessageBus bus;
    private final KeepPushAddresses addresses;
    private final boolean enabled;
    private final Executor beside;
    private final Cache<ConversationId, Reach> known;
    /** Of conversations about which nothing is known; who fills it starts the one look-up that empties it. */
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean lookingUp = new AtomicBoolean();
    private final Counter dropped;

    PushCandidates(MessageBus bus, KeepPushAddresses addresses, PushSettings settings, Clock clock, MeterRegistry meters,
            Executor beside) {
        this.bus = bus;
        this.addresses = addresses;
        this.enabled = settings.enabled();
        this.beside = beside;
        this.known = Caffeine.newBuilder().maximumSize(CONVERSATIONS_KNOWN_MAX).expireAfterWrite(settings.reachKnownFor())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
        this.dropped = Counter.builder("connectchat.push.candidates-dropped")
                .description("Events for which nobody was pushed to because the bus had no room").register(meters);
    }

    /** What these steps have written is on its way to those who are there. */
    void consider(List<Step> steps) {
        if (!enabled) {
            return;
        }
        for (Step step : steps) {
            switch (step.decision()) {
                case Decision.Record recorded -> consider(step, List.of(recorded.event()));
                case Decision.Regroup regrouped -> consider(step, regrouped.events());
                case Decision.Move _, Decision.Tell _, Decision.Repeated _, Decision.Answer _ -> { }
            }
        }
        startLookingUp();
    }

    /** Also what was written before and perhaps never shown. */
    void consider(OwnedConversation conversation, List<LoggedEvent> events) {
        if (enabled) {
            candidates(events).forEach(each -> consider(each, conversation.members()));
        }
    }

    private void consider(Step step, List<LoggedEvent> events) {
        step.owned().ifPresent(conversation -> candidates(events).forEach(each -> consider(each, conversation.members())));
    }

    /** What concerns the same people at once is one candidate. */
    private static List<Candidate> candidates(List<LoggedEvent> events) {
        List<Candidate> candidates = new ArrayList<>();
        List<UserId> added = new ArrayList<>();
        ConversationEvent last = null;
        for (LoggedEvent each : events) {
            switch (each.type()) {
                case MESSAGE_NEW -> candidates.add(message((MessageNew) each.event()));
                case MEMBER_ADDED, CONVERSATION_CREATED -> {
                    last = each.event();
                    added.addAll(added(last));
                }
                default -> { }
            }
        }
        if (last != null && !added.isEmpty()) {
            candidates.add(new Candidate(new PushCandidate.Added(last.conversationId(), last.seq(), last.actor(), added, last.createdAt()),
                    last.actor()));
        }
        return candidates;
    }

    private static Candidate message(MessageNew sent) {
        return new Candidate(new PushCandidate.Message(sent.conversationId(), sent.seq(), sent.messageId(), sent.createdAt()),
                sent.actor());
    }

    private static List<UserId> added(ConversationEvent event) {
        return switch (event) {
            case MemberAdded added when !added.member().equals(added.actor()) -> List.of(added.member());
            case ConversationCreated created ->
                    created.members().stream().map(GroupMember::userId).filter(each -> !each.equals(created.actor())).toList();
            default -> List.of();
        };
    }

    /** Who has just come is not in what was known before. */
    private void consider(Candidate candidate, Collection<UserId> members) {
        Reach reach = candidate.record() instanceof PushCandidate.Added ? null : known.getIfPresent(candidate.record().conversationId());
        if (reach == null) {
            if (!waiting.offer(new Waiting(candidate, members))) {
                publish(candidate);
            }
        } else if (reach.includesOthersThan(candidate.actor())) {
            publish(candidate);
        }
    }

    private void startLookingUp() {
        if (!waiting.isEmpty() && lookingUp.compareAndSet(false, true)) {
            try {
                beside.execute(this::lookUp);
            } catch (RejectedExecutionException e) {
                log.debug("Who can be reached by a push is looked up no more: {}", e.getMessage());
                lookingUp.set(false);
            }
        }
    }

    private void lookUp() {
        try {
            List<Waiting> some = new ArrayList<>();
            while (waiting.drainTo(some, LOOKED_UP_AT_ONCE_MAX) > 0) {
                judge(some);
                some.clear();
            }
        } finally {
            lookingUp.set(false);
        }
        // What came after the queue was seen empty, and before that was said.
        startLookingUp();
    }

    private void judge(List<Waiting> some) {
        try {
            Set<UserId> reachable = addresses.reachable(some.stream().flatMap(each -> each.members().stream()).distinct().toList());
            for (Waiting each : some) {
                Reach reach = Reach.of(each.members(), reachable);
                known.put(each.candidate().record().conversationId(), reach);
                if (reach.includesOthersThan(each.candidate().actor())) {
                    publish(each.candidate());
                }
            }
        } catch (Unavailable e) {
            log.debug("Who can be reached by a push can't be looked up, so it may be anybody: {}", e.getMessage());
            some.forEach(each -> publish(each.candidate()));
        }
    }

    private void publish(Candidate candidate) {
        bus.offer(Topics.PUSH_CANDIDATES, candidate.record(), failure -> {
            if (failure != null) {
                dropped.increment();
            }
        });
    }

    /** Somebody did something; the record names it. */
    private record Candidate(PushCandidate record, UserId actor) {
    }

    private record Waiting(Candidate candidate, Collection<UserId> members) {
    }

    /** Who of a conversation can be reached by a push: some of them are enough to tell whether anybody but a certain one can. */
    private record Reach(List<UserId> some) {

        private static final int ENOUGH = 2;

        static Reach of(Collection<UserId> members, Set<UserId> reachable) {
            return new Reach(members.stream().filter(reachable::contains).limit(ENOUGH).toList());
        }

        boolean includesOthersThan(UserId actor) {
            return some.stream().anyMatch(each -> !each.equals(actor));
        }
    }
}
