package com.connectchat.messaging.application;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One command of a batch, what is decided about it, and the conversation that it is about where there is more to do than to answer. */
final class Step {

    private final IncomingMessage asked;
    private final @Nullable OwnedConversation owned;
    private Decision decision;

    Step(IncomingMessage asked, Decision decision, @Nullable OwnedConversation owned) {
        this.asked = asked;
        this.decision = decision;
        this.owned = owned;
    }

    static Step answer(IncomingMessage asked, Outcome outcome) {
        return new Step(asked, new Decision.Answer(outcome), null);
    }

    IncomingMessage asked() {
        return asked;
    }

    Decision decision() {
        return decision;
    }

    ConversationId conversationId() {
        return asked.conversationId();
    }

    /** The conversation, where there is more to do than to answer. */
    Optional<OwnedConversation> owned() {
        return decision instanceof Decision.Answer ? Optional.empty() : Optional.ofNullable(owned);
    }

    boolean writes() {
        return switch (decision) {
            case Decision.Record _, Decision.Regroup _, Decision.Move _ -> true;
            case Decision.Tell _, Decision.Repeated _, Decision.Answer _ -> false;
        };
    }

    /** The place before the first event that is to be written; empty where there is none. */
    OptionalLong writesAfter() {
        return switch (decision) {
            case Decision.Record recorded -> OptionalLong.of(recorded.event().prevSeq());
            case Decision.Regroup regrouped -> OptionalLong.of(regrouped.events().getFirst().prevSeq());
            case Decision.Move _, Decision.Tell _, Decision.Repeated _, Decision.Answer _ -> OptionalLong.empty();
        };
    }

    /** Whether the event with this number was there before the conversation came into these hands, so that nobody here knows who saw it. */
    boolean perhapsUnshown(long seq) {
        return owned != null && owned.perhapsUnshown(seq);
    }

    /** The batch is in the log now. */
    void durable() {
        if (owned != null) {
            owned.durable();
        }
    }

    /** The batch may not be in the log: a refusal stands, whatever else was decided does not. */
    void fail(Outcome outcome) {
        if (!(decision.outcome() instanceof Outcome.Refused)) {
            decision = new Decision.Answer(outcome);
        }
    }
}
