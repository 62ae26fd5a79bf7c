package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Devices that went away not long ago, with what they may lack: what was sent to them and perhaps not taken, and what still came for them
 * afterwards. Once nothing more can come, that is all that they may lack of the time before, and their absence can be settled. Whoever
 * does not get that far, because there are too many or something is doubtful, is compared with the log when back. Not thread-safe.
 *
 * @param <S> the session that a device left
 */
public final class Absentees<S> {

    /** Who goes while so many are remembered is not. */
    static final int ABSENTEES_MAX = 20_000;
    /** More conversations than these are not remembered of anybody. */
    public static final int CONVERSATIONS_MAX = 200;

    private final long settledAfterNanos;
    private final Map<ConnectionId, Remembered<S>> byConnection = new LinkedHashMap<>();
    private final Map<UserId, List<Remembered<S>>> byUser = new HashMap<>();

    public Absentees(Duration settledAfter) {
        this.settledAfterNanos = settledAfter.toNanos();
    }

    public void left(Absentee<S> absentee, long nowNanos) {
        if (byConnection.size() < ABSENTEES_MAX) {
            Remembered<S> remembered = new Remembered<>(absentee, new HashMap<>(absentee.sent()), nowNanos);
            byConnection.put(absentee.connection(), remembered);
            byUser.computeIfAbsent(absentee.user(), _ -> new ArrayList<>(1)).add(remembered);
        }
    }

    /** An event came for a connection that is gone. */
    public void missed(ConnectionId connection, ConversationId conversation, long seq) {
        Remembered<S> remembered = byConnection.get(connection);
        if (remembered != null) {
            missed(remembered, conversation, seq);
        }
    }

    /** An event came for all devices of a user. */
    public void missed(UserId user, ConversationId conversation, long seq) {
        List<Remembered<S>> known = byUser.isEmpty() ? null : byUser.get(user);
        if (known != null) {
            List.copyOf(known).forEach(each -> missed(each, conversation, seq));
        }
    }

    /** Something may have happened that did not come for this connection. */
    public void doubt(ConnectionId connection) {
        Remembered<S> remembered = byConnection.remove(connection);
        if (remembered != null) {
            forget(remembered);
        }
    }

    /** Those for whom nothing more can come, each with all that it may lack; they are forgotten here. */
    public List<Absentee<S>> settled(long nowNanos) {
        List<Absentee<S>> settled = new ArrayList<>(0);
        Iterator<Remembered<S>> oldestFirst = byConnection.values().iterator();
        while (oldestFirst.hasNext()) {
            Remembered<S> oldest = oldestFirst.next();
            if (nowNanos - oldest.leftNanos() < settledAfterNanos) {
                break;
            }
            oldestFirst.remove();
            forget(oldest);
            settled.add(oldest.settled());
        }
        return settled;
    }

    private void missed(Remembered<S> remembered, ConversationId conversation, long seq) {
        remembered.sent().merge(conversation, seq, Math::max);
        if (remembered.sent().size() > CONVERSATIONS_MAX) {
            doubt(remembered.absentee().connection());
        }
    }

    private void forget(Remembered<S> remembered) {
        byUser.computeIfPresent(remembered.absentee().user(), (_, known) -> {
            known.removeIf(each -> each == remembered);
            return known.isEmpty() ? null : known;
        });
    }

    /**
     * A device that went away.
     *
     * @param sent by conversation, the last event that was sent
     */
    public record Absentee<S>(S session, UserId user, ConnectionId connection, Map<ConversationId, Long> sent) {
    }

    private record Remembered<S>(Absentee<S> absentee, Map<ConversationId, Long> sent, long leftNanos) {

        Absentee<S> settled() {
            return new Absentee<>(absentee.session(), absentee.user(), absentee.connection(), Map.copyOf(sent));
        }
    }
}
