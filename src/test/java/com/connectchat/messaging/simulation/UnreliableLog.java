package com.connectchat.messaging.simulation;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.persistence.StoredMessage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log on a bad disk, reached over a bad line, with other writers; and the place where some of the planted bugs grow. */
final class UnreliableLog implements ConversationLog {

    private static final int PERCENT = 100;

    private final ConversationLog log;
    private final Random random;
    private final @Nullable Planted planted;
    private final Map<ClientMessageKey, SentBefore> believedSent = new HashMap<>();
    private final Set<ConversationId> claimedForEver = new HashSet<>();
    private Runnable otherWriter = () -> { };
    private int faultPercent;

    UnreliableLog(ConversationLog log, Random random, @Nullable Planted planted) {
        this.log = log;
        this.random = random;
        this.planted = planted;
    }

    /** How often something goes wrong, from now on. */
    void faultPercent(int percent) {
        faultPercent = percent;
    }

    /** What comes between the next decision and its write. */
    void beforeNextWrite(Runnable action) {
        otherWriter = action;
    }

    @Override
    public Set<ConversationId> append(List<Entry> entries, List<CursorMove> moves) {
        Runnable other = otherWriter;
        otherWriter = () -> { };
        other.run();
        return switch (random.nextInt(PERCENT) < faultPercent ? 1 + random.nextInt(4) : 0) {
            case 0 -> write(entries, moves);
            case 1 -> failed(entries);
            case 2 -> {
                write(planted == Planted.STORES_THE_CLIENT_ID_AFTERWARDS ? withoutClientIds(entries) : entries, moves);
                throw broken();
            }
            case 3 -> {
                write(entries.stream().filter(each -> each.event().conversationId().hashCode() % 2 == 0).toList(), List.of());
                throw broken();
            }
            default -> throw new IllegalStateException("planted: a fault of the program");
        };
    }

    private Set<ConversationId> write(List<Entry> entries, List<CursorMove> moves) {
        boolean claimed = entries.stream().anyMatch(each -> claimedForEver.contains(each.event().conversationId()));
        if (planted == Planted.NEVER_FORGETS_A_CLAIM && claimed) {
            throw broken();
        }
        Set<ConversationId> refused = log.append(entries, moves);
        return planted == Planted.IGNORES_THE_OTHER_WRITER ? Set.of() : refused;
    }

    private Set<ConversationId> failed(List<Entry> entries) {
        entries.forEach(each -> claimedForEver.add(each.event().conversationId()));
        if (planted == Planted.REMEMBERS_WHAT_WAS_NOT_WRITTEN) {
            entries.forEach(this::believe);
        }
        if (planted == Planted.ACKNOWLEDGES_BEFORE_THE_WRITE) {
            return Set.of();
        }
        throw broken();
    }

    private void believe(Entry entry) {
        if (entry.clientMessage() != null && entry.event().event() instanceof MessageNew message) {
            believedSent.put(entry.clientMessage(), new SentBefore(message.messageId(), message.seq(), message.createdAt()));
        }
    }

    private static List<Entry> withoutClientIds(List<Entry> entries) {
        return entries.stream().map(each -> new Entry(each.event(), null)).toList();
    }

    private static StoreUnavailable broken() {
        return new StoreUnavailable("planted", new IOException("planted"));
    }

    private ConversationLog read() {
        if (random.nextInt(PERCENT) < faultPercent / 4) {
            throw broken();
        }
        return log;
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        if (planted == Planted.SKIPS_THE_CLIENT_ID_CHECK) {
            return Map.of();
        }
        Map<ClientMessageKey, SentBefore> found = new HashMap<>(believedSent);
        found.keySet().retainAll(Set.copyOf(keys));
        found.putAll(read().sentBefore(keys));
        return found;
    }

    @Override
    public long head(ConversationId conversation) {
        return read().head(conversation);
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return read().heads(conversations);
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
