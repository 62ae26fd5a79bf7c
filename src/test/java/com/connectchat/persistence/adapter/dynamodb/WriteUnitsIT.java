package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.StoredMessage;
import com.connectchat.persistence.application.Events.Change;
import com.connectchat.persistence.application.HistoryService;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What writes cost, as DynamoDB counts it itself; and what the ways would have cost that were not taken (ADR-0015). */
class WriteUnitsIT {

    private static final String PROSE = "The meeting about the harbour is moved to Thursday at half past nine, because the people from "
            + "the city can't come earlier. Please bring the drawings of the second bridge, and if you find "
            + "them the old photographs that we spoke of last week. Anna has asked whether we could meet at "
            + "the station and walk together; it is twenty minutes along the water, and the weather should be "
            + "fine. I have told her that I would ask you. There is one more thing: the restaurant wants to "
            + "know by tomorrow how many of us come to dinner, so let me know. In the evening there is music "
            + "in the old mill, and Peter plays. The tickets are sold at the door from six, but I can ask him "
            + "to keep some for us. If you would rather stay at home, that is fine as well: the train goes at "
            + "ten past eleven, and I leave the key with the neighbour as always. Do not forget your coat this"
            + " time, nights are cold here in November, and bring the book that I lent you if you are through "
            + "with it by then. Greetings to everybody, to your sister above all, whose letter made us laugh "
            + "for a whole evening and a half.";
    private static final UserId SENDER = new UserId("u_" + "a".repeat(16));

    private static TestDynamoDb dynamoDb;

    private final ConversationId conversation = ConversationId.direct(new UserId(Ids.random("u")), new UserId(Ids.random("u")));
    private final HistoryService history = history(dynamoDb.db());

    private static HistoryService history(DynamoDb db) {
        DynamoDbHistory stores = DynamoDbHistory.in(db);
        return HistoryService.over(stores.events(), stores.memberships(), Clock.systemUTC());
    }

    @BeforeAll
    static void open() {
        dynamoDb = TestDynamoDb.with(DynamoDbHistory.TABLES);
    }

    @AfterAll
    static void close() {
        dynamoDb.close();
    }

    @Test
    void aMessageOfUpToAKilobyteCostsTwoUnits() {
        assertThat(unitsOf("hello")).isEqualTo(2);
        assertThat(unitsOf(PROSE.substring(0, 200))).isEqualTo(2);
        assertThat(unitsOf(PROSE.substring(0, 1_024))).isEqualTo(2);
    }

    @Test
    void whatCannotBeDeflatedCostsAUnitMoreBeyondHalfAKilobyte() {
        byte[] random = new byte[768];
        new Random(1).nextBytes(random);
        String text = Base64.getEncoder().encodeToString(random);

        assertThat(unitsOf(text.substring(0, 500))).isEqualTo(2);
        assertThat(unitsOf(text.substring(0, 1_024))).isEqualTo(3);
    }

    @Test
    void aBatchCostsNoMorePerMessageThanItsMessagesAlone() {
        double units = units(() -> append(IntStream.rangeClosed(1, 10).mapToObj(seq -> message(seq, "hello")).toList()));

        assertThat(units / 10).isEqualTo(2);
    }

    @Test
    void aReceiptCostsTwoUnits() {
        CursorMove move = new CursorMove(conversation, BOB, PHONE, new Cursors(1, 1, 1));

        assertThat(units(() -> history.log().append(List.of(), List.of(move)))).isEqualTo(2);
    }

    @Test
    void aReactionCostsFourUnits() {
        MessageNew message = message(1, "hello");
        ReactionAdded reaction = new ReactionAdded(conversation, 2, 1, message.messageId(), BOB, "👍", Instant.now());
        Change state = new Change(conversation, 1, StoredMessage.of(message).after(reaction).changes());

        assertThat(unitsOfTransaction(event(entry(reaction)), ChangesItem.put(state))).isEqualTo(4);
    }

    @Test
    void oneTransactionOfMessageIdAndHeadWouldCostSix() {
        Entry entry = entry(message(1, "hello"));

        assertThat(unitsOfTransaction(event(entry), intent(entry), head(1))).isEqualTo(6);
    }

    @Test
    void oneTransactionOfMessageAndIdWouldCostFour() {
        Entry entry = entry(message(1, "hello"));

        assertThat(unitsOfTransaction(event(entry), intent(entry))).isEqualTo(4);
    }

    /**
     * DynamoDB charges a transaction twice what its items cost alone. DynamoDB Local reports 4 units for each table in it, whatever its
     * items are, so they are measured one by one.
     */
    private static double unitsOfTransaction(Write... writes) {
        return 2 * units(() -> List.of(writes).forEach(dynamoDb.db()::write));
    }

    @Test
    void oneItemForABatchWouldCostLessTheMoreCameTogether() {
        assertThat(unitsOfOneItemFor(1)).isEqualTo(1);
        assertThat(unitsOfOneItemFor(10) / 10).isBetween(0.3, 0.7);
    }

    private double unitsOfOneItemFor(int messages) {
        Item item = EventItem.key(conversation, messages);
        for (int i = 1; i <= messages; i++) {
            Entry entry = entry(message(i, "hello"));
            item = item.bytes("j" + i, entry.event().json()).bytes("f" + i, key(entry).fingerprint());
        }
        Item all = item;
        return units(() -> dynamoDb.db().write(new Write.Put(HistoryTables.EVENTS, all, HistoryTables.EVENTS.absent())));
    }

    private double unitsOf(String text) {
        long head = history.log().head(conversation);
        return units(() -> append(List.of(message(head + 1, text))));
    }

    private static double units(Runnable writing) {
        double before = dynamoDb.units("write");
        writing.run();
        return dynamoDb.units("write") - before;
    }

    private void append(List<? extends ConversationEvent> events) {
        assertThat(history.log().append(events.stream().map(WriteUnitsIT::entry).toList(), List.of())).isEmpty();
    }

    private MessageNew message(long seq, String text) {
        return new MessageNew(conversation, seq, seq - 1, MessageId.at(seq), SENDER, UUID.randomUUID().toString(),
                MessageContent.ofText(text), Instant.now());
    }

    private static Entry entry(ConversationEvent event) {
        return new Entry(LoggedEvent.of(event), event instanceof MessageNew message
                ? ClientMessageKey.of(message.conversationId(), ALICE, PHONE, message.clientMessageId()) : null);
    }

    private static ClientMessageKey key(Entry entry) {
        return Objects.requireNonNull(entry.clientMessage());
    }

    private static Write event(Entry entry) {
        return new Write.Put(HistoryTables.EVENTS, EventItem.of(entry, 1), HistoryTables.EVENTS.absent());
    }

    private static Write intent(Entry entry) {
        return Intent.first(key(entry), entry.event().event(), Instant.now());
    }

    private Write head(long seq) {
        return new Write.Put(HistoryTables.CONVERSATIONS,
                Item.EMPTY.text("pk", "head " + conversation.value()).text("sk", "head").number("seq", seq), null);
    }
}
