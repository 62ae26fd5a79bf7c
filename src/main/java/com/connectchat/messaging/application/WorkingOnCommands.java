package com.connectchat.messaging.application;

import com.connectchat.bus.MessageBus.Batch;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Cells;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.WorkOnCommands;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.session.OfflineStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Decides a batch, writes it with one flush, and only then routes it. */
@Service
final class WorkingOnCommands implements WorkOnCommands {

    private static final Logger log = LoggerFactory.getLogger(WorkingOnCommands.class);
    private static final Outcome UNAVAILABLE = Outcome.Refused.of(ErrorCode.UNAVAILABLE,
            "the history store can't write now; the outcome is unknown, retry with the same client_message_id");
    /** A conversation that is refused this often has another writer that is quicker: its askers try again. */
    private static final int ATTEMPTS_MAX = 3;

    private final Deciding deciding;
    private final OwnedConversations owned;
    private final LoggedGroups groups;
    private final ConversationLog conversationLog;
    private final OfflineStore offline;
    private final MessageBus bus;
    private final Cells cells;
    private final PushCandidates pushes;
    private final Unshown unshown;

    WorkingOnCommands(Deciding deciding, OwnedConversations owned, LoggedGroups groups, ConversationLog conversationLog,
            OfflineStore offline, MessageBus bus, Cells cells, PushCandidates pushes) {
        this.deciding = deciding;
        this.owned = owned;
        this.groups = groups;
        this.conversationLog = conversationLog;
        this.offline = offline;
        this.bus = bus;
        this.cells = cells;
        this.pushes = pushes;
        this.unshown = new Unshown(owned, conversationLog);
    }

    @Override
    public void workOn(List<IncomingMessage> batch) {
        try {
            workOnAll(batch);
        } catch (RuntimeException e) {
            // The batch will come again: nothing that was decided and perhaps not written may be taken for sent then.
            batch.forEach(asked -> owned.forget(asked.conversationId()));
            throw e;
        }
    }

    @Override
    public void forgetConversations() {
        owned.forgetAll();
    }

    private void workOnAll(List<IncomingMessage> batch) {
        List<IncomingMessage> rest = batch;
        for (int attempt = 1; !rest.isEmpty(); attempt++) {
            List<Step> steps = decide(rest);
            Set<ConversationId> refused = write(steps);
            route(steps.stream().filter(step -> !refused.contains(step.conversationId())).toList());
            rest = steps.stream().filter(step -> refused.contains(step.conversationId())).map(Step::asked).toList();
            if (attempt == ATTEMPTS_MAX) {
                route(rest.stream().map(asked -> Step.answer(asked, UNAVAILABLE)).toList());
                return;
            }
        }
    }

    private List<Step> decide(List<IncomingMessage> batch) {
        try {
            Known known = new Known(batch, owned, conversationLog);
            return batch.stream().map(asked -> decide(asked, known)).toList();
        } catch (Unavailable e) {
            log.warn("A batch of {} can't be decided now: {}", batch.size(), e.getMessage());
            return batch.stream().map(asked -> Step.answer(asked, UNAVAILABLE)).toList();
        }
    }

    private Step decide(IncomingMessage asked, Known known) {
        if (known.unavailable(asked.conversationId())) {
            return Step.answer(asked, UNAVAILABLE);
        }
        try {
            Decision decision = deciding.decide(asked, known);
            return decision instanceof Decision.Answer answer ? Step.answer(asked, answer.outcome())
                    : new Step(asked, decision, known.conversation(asked.conversationId()).orElseThrow());
        } catch (Unavailable e) {
            log.warn("A command can't be decided now: {}", e.getMessage());
            return Step.answer(asked, UNAVAILABLE);
        }
    }

    /** Writes what was decided. Returns the conversations that have another writer. */
    private Set<ConversationId> write(List<Step> steps) {
        List<Entry> entries = new ArrayList<>();
        List<CursorMove> moves = new ArrayList<>();
        for (Step step : steps) {
            switch (step.decision()) {
                case Decision.Record recorded -> entries.add(recorded.entry());
                case Decision.Regroup regrouped -> regrouped.events().forEach(event -> entries.add(new Entry(event, null)));
                case Decision.Move moved -> moves.add(moved.move());
                case Decision.Tell _, Decision.Repeated _, Decision.Answer _ -> { }
            }
        }
        if (entries.isEmpty() && moves.isEmpty()) {
            return Set.of();
        }
        try {
            announce(steps);
            Set<ConversationId> refused = conversationLog.append(entries, moves);
            refused.forEach(owned::forget);
            enter(steps, refused);
            steps.forEach(Step::durable);
            return refused;
        } catch (Unavailable e) {
            log.warn("A batch of {} could not be written and is answered as unavailable: {}", steps.size(), e.getMessage());
            fail(steps);
            return Set.of();
        }
    }

    private void announce(List<Step> steps) {
        Map<ConversationId, Long> places = new HashMap<>();
        for (Step step : steps) {
            if (step.decision() instanceof Decision.Regroup regrouped && regrouped.before() != null) {
                places.putIfAbsent(step.conversationId(), regrouped.events().getFirst().prevSeq());
            }
        }
        places.forEach(groups::announce);
    }

    private void enter(List<Step> steps, Set<ConversationId> refused) {
        for (Step step : steps) {
            if (step.decision() instanceof Decision.Regroup regrouped && !refused.contains(step.conversationId())) {
                groups.enter(regrouped.before(), regrouped.after(), regrouped.changes());
            }
        }
    }

    /** Nothing of a conversation that was to be written holds now, not even that something had been sent before. */
    private void fail(List<Step> steps) {
        Set<ConversationId> unknown = steps.stream().filter(Step::writes).map(Step::conversationId).collect(Collectors.toSet());
        unknown.forEach(owned::forget);
        steps.forEach(this::doubt);
        steps.stream().filter(step -> unknown.contains(step.conversationId())).forEach(step -> step.fail(UNAVAILABLE));
    }

    private void doubt(Step step) {
        step.writesAfter().ifPresent(seq -> unshown.doubt(step.conversationId(), seq));
    }

    private void route(List<Step> steps) {
        Map<OwnedConversation, List<LoggedEvent>> earlier = unshown.before(steps);
        Routing routing = new Routing(Whereabouts.of(offline, steps, earlier));
        earlier.forEach((conversation, events) -> events.forEach(event -> routing.show(conversation, event)));
        for (Step step : steps) {
            routing.route(step);
        }
        List<Batch<?>> batches = new ArrayList<>(cells.spread(routing.fannedOut()));
        batches.add(new Batch<>(Topics.OUTGOING_MESSAGES, routing.routed()));
        bus.publish(batches);
        unshown.shown(earlier.keySet());
        earlier.forEach(pushes::consider);
        pushes.consider(steps);
    }
}
