package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.entry;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.Events.Change;
import com.connectchat.persistence.application.Events.Writes;
import com.connectchat.persistence.application.EventsContract;
import com.connectchat.persistence.application.Memberships;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DynamoDbEventsIT extends EventsContract {

    private TestDynamoDb dynamoDb;
    private DynamoDbHistory history;

    @BeforeEach
    void start() {
        dynamoDb = TestDynamoDb.with(DynamoDbHistory.TABLES);
        restart();
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Override
    protected void restart() {
        history = DynamoDbHistory.in(dynamoDb.db());
    }

    @Override
    protected Events events() {
        return history.events();
    }

    @Override
    protected Memberships memberships() {
        return history.memberships();
    }

    @Test
    void aWriterOfAnEarlierEpochFindsItsPlaceClosed() {
        Events former = DynamoDbHistory.in(dynamoDb.db()).events();
        long later = (1L << 40) + 1;
        long latest = (2L << 40) + 1;
        write(former, List.of(entry(message(HERE, 1)), entry(message(HERE, 2))), List.of());

        assertThat(write(events(), List.of(entry(message(HERE, latest, 2))), List.of())).isEmpty();

        assertThat(write(former, List.of(entry(message(HERE, 3))), List.of())).containsExactly(HERE);
        assertThat(write(former, List.of(entry(message(HERE, later, 2))), List.of())).containsExactly(HERE);
        assertThat(former.head(HERE)).isEqualTo(latest);
        assertThat(former.at(HERE, 3)).isEmpty();
        assertThat(former.after(HERE, 0, 10).stream().map(LoggedEvent::seq)).containsExactly(1L, 2L, latest);
        assertThat(former.before(HERE, latest, EventType.MESSAGE_NEW, 1).getFirst().seq()).isEqualTo(2);
    }

    @Test
    void writesALongRunInPiecesAndWhatBecameOfItsMessages() {
        List<Entry> run = new ArrayList<>(LongStream.rangeClosed(1, 90).mapToObj(seq -> entry(message(HERE, seq))).toList());
        run.add(entry(reaction(HERE, 91, 1, BOB, "👍")));
        run.add(entry(reaction(HERE, 92, 1, ALICE, "👍")));
        Changes one = new Changes(91, "text 1", 0, false, Map.of("👍", List.of(BOB)));
        Changes both = new Changes(92, "text 1", 0, false, Map.of("👍", List.of(BOB, ALICE)));

        assertThat(write(events(), run, List.of(new Change(HERE, 1, one), new Change(HERE, 1, both)))).isEmpty();

        assertThat(events().after(HERE, 0, 100).stream().map(LoggedEvent::seq))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 92).boxed().toList());
        assertThat(events().changes(HERE, List.of(1L, 2L))).isEqualTo(Map.of(1L, both));
        assertThat(events().sentBefore(run.stream().limit(90).map(DynamoDbEventsIT::keyOf).toList())).hasSize(90);
    }

    private static ClientMessageKey keyOf(Entry entry) {
        return Objects.requireNonNull(entry.clientMessage());
    }

    private static Set<ConversationId> write(Events events, List<Entry> entries, List<Change> changes) {
        return events.write(new Writes(entries, changes, List.of()));
    }
}
