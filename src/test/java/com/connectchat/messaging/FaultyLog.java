package com.connectchat.messaging;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.persistence.StoredMessage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A log whose disk fails when it is told to. */
public final class FaultyLog implements ConversationLog {

    /** What happens to a write. */
    public enum Fault {

        NONE,
        /** Nothing is written. */
        FAILS,
        /** Everything is written, and nobody is told. */
        FAILS_AFTER_THE_WRITE,
        /** A fault of the program, not of the disk; nothing is written. */
        BREAKS
    }

    private final ConversationLog log;
    private final Deque<Fault> nextWrites = new ArrayDeque<>();
    private Runnable beforeNextWrite = () -> { };
    private boolean unreadable;

    public FaultyLog(ConversationLog log) {
        this.log = log;
    }

    /** The fates of the next writes; later ones succeed. */
    public void nextWrites(Fault... faults) {
        nextWrites.addAll(List.of(faults));
    }

    /** Something that comes between the next decision and its write, such as another writer. */
    public void beforeNextWrite(Runnable action) {
        beforeNextWrite = action;
    }

    public void readable(boolean readable) {
        unreadable = !readable;
    }

    @Override
    public Set<ConversationId> append(List<Entry> entries, List<CursorMove> moves) {
        Runnable action = beforeNextWrite;
        beforeNextWrite = () -> { };
        action.run();
        Fault fault = nextWrites.isEmpty() ? Fault.NONE : nextWrites.removeFirst();
        return switch (fault) {
            case NONE -> log.append(entries, moves);
            case FAILS -> throw broken();
            case FAILS_AFTER_THE_WRITE -> {
                log.append(entries, moves);
                throw broken();
            }
            case BREAKS -> throw new IllegalStateException("planted");
        };
    }

    private static StoreUnavailable broken() {
        return new StoreUnavailable("planted", new IOException("planted"));
    }

    private ConversationLog read() {
        if (unreadable) {
            throw broken();
        }
        return log;
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return read().heads(conversations);
    }

    @Override
    public long head(ConversationId conversation) {
        return read().head(conversation);
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        return read().sentBefore(keys);
    }

    @Override
    public List<LoggedEvent> eventsAfter(ConversationId conversation, long afterSeq, int limit) {
        return read().eventsAfter(conversation, afterSeq, limit);
    }

    @Override
    public List<LoggedEvent> eventsBefore(ConversationId conversation, long beforeSeq, int limit) {
        return read().eventsBefore(conversation, beforeSeq, limit);
    }

    @Override
    public Optional<StoredMessage> message(ConversationId conversation, MessageId message) {
        return read().message(conversation, message);
    }
}
