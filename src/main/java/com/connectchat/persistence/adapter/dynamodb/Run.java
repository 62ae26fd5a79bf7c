package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.application.Events.Change;
import com.connectchat.persistence.application.Events.Writes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a write has for one conversation. */
record Run(ConversationId conversation, List<Entry> entries, List<Change> changes, List<CursorMove> moves) {

    /** Up to so many events are written one by one, which is cheapest; more of them in pieces, which is quicker. */
    private static final int SINGLE_EVENTS_MAX = 16;
    /** With a state for each and an intent this is still one transaction. */
    private static final int PIECE_MAX = 40;

    private Run(ConversationId conversation) {
        this(conversation, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static List<Run> of(Writes writes) {
        Map<ConversationId, Run> runs = new LinkedHashMap<>();
        writes.entries().forEach(each -> runs.computeIfAbsent(each.event().conversationId(), Run::new).entries.add(each));
        writes.changes().forEach(each -> runs.computeIfAbsent(each.conversationId(), Run::new).changes.add(each));
        writes.moves().forEach(each -> runs.computeIfAbsent(each.conversationId(), Run::new).moves.add(each));
        return List.copyOf(runs.values());
    }

    /** Whether each event names the one before it. */
    boolean isJoined() {
        for (int i = 0; i < entries.size(); i++) {
            LoggedEvent event = entries.get(i).event();
            if (event.seq() <= event.prevSeq() || i > 0 && entries.get(i - 1).event().seq() != event.prevSeq()) {
                return false;
            }
        }
        return true;
    }

    /** The events in pieces that are written one after the other; a piece begins at each event of which {@code startsAnew} says so. */
    List<List<Entry>> pieces(Predicate<Entry> startsAnew) {
        int most = entries.size() <= SINGLE_EVENTS_MAX ? 1 : PIECE_MAX;
        List<List<Entry>> pieces = new ArrayList<>();
        for (Entry each : entries) {
            if (pieces.isEmpty() || pieces.getLast().size() == most || startsAnew.test(each)) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(each);
        }
        return pieces;
    }

    /** What became of messages by these events, the last word on each. */
    List<Change> changesBy(List<Entry> piece) {
        Map<Long, Change> last = new LinkedHashMap<>();
        changes.stream().filter(change -> piece.stream().anyMatch(each -> each.event().seq() == change.state().seq()))
                .forEach(each -> last.put(each.seq(), each));
        return List.copyOf(last.values());
    }

    /** States that no event of this run brings. */
    List<Change> otherChanges() {
        return changes.stream().filter(change -> entries.stream().noneMatch(each -> each.event().seq() == change.state().seq())).toList();
    }
}
