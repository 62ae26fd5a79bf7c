package com.connectchat.messaging.simulation;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.persistence.StoredMessage;
import com.connectchat.sequence.Grant;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The log with an {@link Injection} at each step that a worker takes in it. */
final class BrokenLog implements ConversationLog {

    private final ConversationLog log;
    private final Injection injection;
    private final @Nullable PlantedOnTheWay planted;

    BrokenLog(ConversationLog log, Injection injection, @Nullable PlantedOnTheWay planted) {
        this.log = log;
        this.injection = injection;
        this.planted = planted;
    }

    Grant numbered(ConversationId conversation) {
        return injection.at(CrashPoint.P3_NUMBER, () -> new Grant(0, log.head(conversation)), BrokenLog::broken);
    }

    @Override
    public Set<ConversationId> append(List<Entry> entries, List<CursorMove> moves) {
        try {
            return injection.at(CrashPoint.P4_WRITE, () -> log.append(entries, moves), BrokenLog::broken);
        } catch (StoreUnavailable e) {
            if (planted == PlantedOnTheWay.ACKNOWLEDGES_BEFORE_THE_WRITE) {
                return Set.of();
            }
            throw e;
        }
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        return injection.at(CrashPoint.P2_LOOK_UP,
                () -> planted == PlantedOnTheWay.SKIPS_THE_CLIENT_ID_CHECK ? Map.of() : log.sentBefore(keys), BrokenLog::broken);
    }

    private static StoreUnavailable broken() {
        return new StoreUnavailable("planted", new IOException("planted"));
    }

    @Override
    public long head(ConversationId conversation) {
        return log.head(conversation);
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return log.heads(conversations);
    }

    @Override
    public List<LoggedEvent> eventsAfter(ConversationId conversation, long afterSeq, int limit) {
        return log.eventsAfter(conversation, afterSeq, limit);
    }

    @Override
    public List<LoggedEvent> eventsBefore(ConversationId conversation, long beforeSeq, int limit) {
        return log.eventsBefore(conversation, beforeSeq, limit);
    }

    @Override
    public Optional<StoredMessage> message(ConversationId conversation, MessageId message) {
        return log.message(conversation, message);
    }
}
