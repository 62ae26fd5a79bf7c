package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.NOW;
import static com.connectchat.persistence.application.LogFixture.PHONE;
import static com.connectchat.persistence.application.LogFixture.THERE;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.entry;
import static com.connectchat.persistence.application.LogFixture.key;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static com.connectchat.persistence.application.LogFixture.reactionTakenBack;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.application.Events.Change;
import com.connectchat.persistence.application.Events.Outline;
import com.connectchat.persistence.application.Events.Writes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of events promises. */
public abstract class EventsContract {

    protected abstract Events events();

    /** Where the cursors go that are written together with events. */
    protected abstract Memberships memberships();

    /** Ends the process that holds the store, and starts another on the same data. */
    protected abstract void restart();

    @Test
    void anUnknownConversationIsEmpty() {
        assertThat(events().head(HERE)).isZero();
        assertThat(events().after(HERE, 0, 10)).isEmpty();
        assertThat(events().after(HERE, 0, EventType.MESSAGE_NEW, 10)).isEmpty();
        assertThat(events().before(HERE, Long.MAX_VALUE, EventType.MESSAGE_NEW, 10)).isEmpty();
        assertThat(events().at(HERE, 1)).isEmpty();
        assertThat(events().changes(HERE, List.of(1L))).isEmpty();
        assertThat(outline(HERE, 0)).isEmpty();
    }

    @Test
    void tellsManyHeadsAtOnce() {
        List<ConversationId> many = LongStream.range(0, 100).mapToObj(i -> new ConversationId("c_" + i)).toList();
        write(many.subList(0, 50).stream().<ConversationEvent>map(each -> message(each, 1)).toList());
        write(List.of(message(many.getFirst(), 2)));

        Map<ConversationId, Long> heads = events().heads(many);

        assertThat(heads).hasSize(100).containsEntry(many.getFirst(), 2L).containsEntry(many.get(49), 1L).containsEntry(many.get(50), 0L);
        assertThat(events().heads(List.of())).isEmpty();
    }

    @Test
    void keepsEveryEventAsItIs() {
        List<ConversationEvent> written = List.of(message(HERE, 1), edit(HERE, 2, 1, "édité"), reaction(HERE, 3, 1, BOB, "👍"),
                reactionTakenBack(HERE, 4, 1, BOB, "👍"), deletion(HERE, 5, 1));

        assertThat(write(written)).isEmpty();

        assertThat(events().after(HERE, 0, 10).stream().map(LoggedEvent::event)).containsExactlyElementsOf(written);
        assertThat(events().after(HERE, 0, 10)).allSatisfy(read -> {
            assertThat(read.prevSeq()).isEqualTo(read.event().prevSeq());
            assertThat(read.type()).isEqualTo(read.event().type());
            assertThat(read.json()).isEqualTo(LoggedEvent.of(read.event()).json());
        });
        assertThat(events().at(HERE, 2).orElseThrow().event()).isEqualTo(written.get(1));
        assertThat(events().head(HERE)).isEqualTo(5);
    }

    @Test
    void keepsEventsOverARestart() {
        write(messages(HERE, 1, 3));
        restart();

        assertThat(seqs(events().after(HERE, 0, 10))).containsExactly(1L, 2L, 3L);
        assertThat(write(messages(HERE, 3, 3))).containsExactly(HERE);
        assertThat(write(messages(HERE, 4, 4))).isEmpty();
    }

    @Test
    void aPlaceIsTakenOnce() {
        write(messages(HERE, 1, 2));

        assertThat(write(List.of(message(HERE, 2)))).containsExactly(HERE);
        assertThat(write(List.of(message(HERE, 1)))).containsExactly(HERE);
        assertThat(write(List.of(message(HERE, 3, 1)))).containsExactly(HERE);

        assertThat(seqs(events().after(HERE, 0, 10))).containsExactly(1L, 2L);
    }

    @Test
    void noEventStandsBehindAMissingPlace() {
        assertThat(write(List.of(message(HERE, 2)))).containsExactly(HERE);
        assertThat(write(List.of(message(HERE, 1), message(HERE, 3)))).containsExactly(HERE);

        assertThat(events().head(HERE)).isZero();
        assertThat(write(List.of(message(HERE, 1)))).isEmpty();
    }

    @Test
    void aLaterEpochGoesOnBehindAnEarlierOne() {
        long first = (1L << 40) + 1;
        write(messages(HERE, 1, 2));

        assertThat(write(List.of(message(HERE, first, 2), message(HERE, first + 1, first)))).isEmpty();

        assertThat(events().head(HERE)).isEqualTo(first + 1);
        assertThat(seqs(events().after(HERE, 1, 10))).containsExactly(2L, first, first + 1);
        assertThat(events().after(HERE, 2, 1).getFirst().prevSeq()).isEqualTo(2);
    }

    @Test
    void ofARefusedConversationNothingIsWrittenAndOfOthersEverything() {
        write(messages(HERE, 1, 1));
        MessageNew late = message(HERE, 3);
        MessageNew right = message(THERE, 1);
        Changes state = new Changes(2, "changed", 0, false, Map.of());
        CursorMove refusedMove = new CursorMove(HERE, BOB, PHONE, new Cursors(3, 3, 3));
        CursorMove move = new CursorMove(THERE, BOB, PHONE, new Cursors(1, 1, 1));

        Set<ConversationId> refused = events().write(new Writes(List.of(entry(late), entry(right)),
                List.of(new Change(HERE, 1, state), new Change(THERE, 1, state)), List.of(refusedMove, move)));

        assertThat(refused).containsExactly(HERE);
        assertThat(sentBefore(late)).isEmpty();
        assertThat(events().changes(HERE, List.of(1L))).isEmpty();
        assertThat(memberships().cursors(HERE, BOB, PHONE)).isEqualTo(Cursors.START);
        assertThat(seqs(events().after(HERE, 0, 10))).containsExactly(1L);
        assertThat(sentBefore(right)).contains(new SentBefore(right.messageId(), 1, NOW));
        assertThat(events().changes(THERE, List.of(1L))).containsEntry(1L, state);
        assertThat(memberships().cursors(THERE, BOB, PHONE)).isEqualTo(move.cursors());
    }

    @Test
    void remembersWhereAClientsMessageWent() {
        MessageNew message = message(HERE, 1);
        write(List.of(message));

        assertThat(sentBefore(message)).contains(new SentBefore(message.messageId(), 1, NOW));
        assertThat(sentBefore(message(THERE, 1))).isEmpty();
        assertThat(sentBefore(message(HERE, 1, BOB, List.of()))).isEmpty();
    }

    private Optional<SentBefore> sentBefore(MessageNew message) {
        return Optional.ofNullable(events().sentBefore(List.of(key(message), key(message(THERE, 99)))).get(key(message)));
    }

    @Test
    void readsForwardFromAPlace() {
        write(messages(HERE, 1, 5));
        write(List.of(deletion(HERE, 6, 2), message(HERE, 7)));

        assertThat(seqs(events().after(HERE, 3, 2))).containsExactly(4L, 5L);
        assertThat(seqs(events().after(HERE, 3, 100))).containsExactly(4L, 5L, 6L, 7L);
        assertThat(seqs(events().after(HERE, 5, EventType.MESSAGE_NEW, 1))).containsExactly(7L);
        assertThat(seqs(events().after(HERE, 0, EventType.MESSAGE_DELETED, 10))).containsExactly(6L);
        assertThat(events().after(HERE, 7, 10)).isEmpty();
        assertThat(events().after(HERE, ClientValues.SEQ_MAX, 10)).isEmpty();
    }

    @Test
    void readsBackwardFromAPlace() {
        write(messages(HERE, 1, 5));
        write(List.of(deletion(HERE, 6, 2), message(HERE, 7)));

        assertThat(seqs(events().before(HERE, Long.MAX_VALUE, EventType.MESSAGE_NEW, 2))).containsExactly(7L, 5L);
        assertThat(seqs(events().before(HERE, 5, EventType.MESSAGE_NEW, 10))).containsExactly(4L, 3L, 2L, 1L);
        assertThat(events().before(HERE, 1, EventType.MESSAGE_NEW, 10)).isEmpty();
        assertThat(seqs(events().before(HERE, Long.MAX_VALUE, 3))).containsExactly(7L, 6L, 5L);
        assertThat(seqs(events().before(HERE, 3, 10))).containsExactly(2L, 1L);
        assertThat(events().before(HERE, 1, 10)).isEmpty();
        assertThat(events().before(HERE, 0, EventType.MESSAGE_NEW, 10)).isEmpty();
    }

    @Test
    void keepsConversationsApart() {
        ConversationId shorter = new ConversationId("c");
        ConversationId longer = new ConversationId("c_1");
        write(messages(shorter, 1, 2));
        write(messages(longer, 1, 3));

        assertThat(events().head(shorter)).isEqualTo(2);
        assertThat(seqs(events().after(shorter, 0, 10))).containsExactly(1L, 2L);
        assertThat(seqs(events().before(longer, Long.MAX_VALUE, EventType.MESSAGE_NEW, 10))).containsExactly(3L, 2L, 1L);
        assertThat(outline(shorter, 0)).hasSize(2);
    }

    @Test
    void outlinesWhatCountingNeeds() {
        write(List.of(message(HERE, 1, ALICE, List.of()), message(HERE, 2, BOB, List.of(ALICE)), edit(HERE, 3, 1, "x")));

        assertThat(outline(HERE, 0)).containsExactly(new Outline(1, EventType.MESSAGE_NEW, ALICE, false),
                new Outline(2, EventType.MESSAGE_NEW, BOB, true), new Outline(3, EventType.MESSAGE_UPDATED, ALICE, false));
        assertThat(outline(HERE, 2)).hasSize(1);
    }

    @Test
    void stopsOutliningWhenTheVisitorHasSeenEnough() {
        write(messages(HERE, 1, 10));
        List<Long> seen = new ArrayList<>();

        events().outline(HERE, 0, each -> {
            seen.add(each.seq());
            return each.seq() < 3;
        });

        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsWhatBecameOfMessages() {
        Changes first = new Changes(2, "ça \"va\" 👋", 1_700_000_000_000L, false, Map.of("👍", List.of(BOB, ALICE)));
        Changes second = new Changes(3, "", 0, true, Map.of());
        write(messages(HERE, 1, 3));
        events().write(new Writes(List.of(), List.of(new Change(HERE, 1, first), new Change(HERE, 2, second)), List.of()));

        assertThat(events().changes(HERE, List.of(1L, 2L, 3L, 4L))).isEqualTo(Map.of(1L, first, 2L, second));
        assertThat(events().changes(HERE, List.of())).isEmpty();
        assertThat(events().changes(THERE, List.of(1L))).isEmpty();
    }

    @Test
    void ofManyWritersOneAtATimeGetsAPlace() throws InterruptedException, ExecutionException {
        List<Future<Integer>> wins = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                wins.add(writers.submit(() -> writtenByOneOfMany(50)));
            }
        }

        int written = 0;
        for (Future<Integer> win : wins) {
            written += win.get();
        }
        List<LoggedEvent> log = events().after(HERE, 0, 1_000);
        assertThat(written).isEqualTo(log.size()).isEqualTo(50);
        assertThat(seqs(log)).containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void ofManyWritersOfDifferentConversationsNobodyIsRefused() throws InterruptedException, ExecutionException {
        List<Future<Set<ConversationId>>> refusals = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                ConversationId own = new ConversationId("c_" + writer);
                refusals.add(writers.submit(() -> {
                    Set<ConversationId> refused = new HashSet<>();
                    LongStream.rangeClosed(1, 50).forEach(seq -> refused.addAll(write(List.of(message(own, seq)))));
                    return refused;
                }));
            }
        }

        for (Future<Set<ConversationId>> each : refusals) {
            assertThat(each.get()).isEmpty();
        }
    }

    private int writtenByOneOfMany(long upTo) {
        int written = 0;
        long head = events().head(HERE);
        while (head < upTo) {
            if (write(List.of(message(HERE, head + 1))).isEmpty()) {
                written++;
            }
            head = events().head(HERE);
        }
        return written;
    }

    private Set<ConversationId> write(List<? extends ConversationEvent> written) {
        List<Entry> entries = written.stream().map(LogFixture::entry).toList();
        return events().write(new Writes(entries, List.of(), List.of()));
    }

    private static List<MessageNew> messages(ConversationId conversation, long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(seq -> message(conversation, seq)).toList();
    }

    private List<Outline> outline(ConversationId conversation, long afterSeq) {
        List<Outline> seen = new ArrayList<>();
        events().outline(conversation, afterSeq, seen::add);
        return seen;
    }

    private static Stream<Long> seqs(List<LoggedEvent> logged) {
        return logged.stream().map(LoggedEvent::seq);
    }
}
