package com.connectchat.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.dynamodb.Faults.Fault;
import com.connectchat.dynamodb.Rounds;
import com.connectchat.dynamodb.Table;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.application.MessagingService;
import com.connectchat.persistence.adapter.dynamodb.DynamoDbHistory;
import com.connectchat.persistence.application.HistoryService;
import com.connectchat.sequence.adapter.dynamodb.DynamoDbNumbering;
import com.connectchat.sequence.application.SequenceService;
import com.connectchat.session.FakeSessions;
import com.connectchat.user.FakeUsers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messaging on DynamoDB, where a write that fails may have written the first messages of a batch: whoever is told so sends again. */
final class DynamoDbSendsIT {

    private static final List<Table> TABLES =
            Stream.concat(DynamoDbHistory.TABLES.stream(), DynamoDbNumbering.TABLES.stream()).toList();
    private static final DeviceId PHONE = new DeviceId("phone");
    private static final List<String> IDS = List.of("one", "two", "three");
    private static final int REQUESTS_MAX = 14;
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(600);

    private final TestDynamoDb tables = TestDynamoDb.with(TABLES, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        tables.close();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LOST", "LOST_ANSWER", "LATE"})
    void whoeverIsToldUnavailableSendsAgainAndGetsOnePlace(Fault fault) {
        Rounds.run(REQUESTS_MAX, at -> {
            try (TestDynamoDb disturbed = tables.another(CALL_TIMEOUT)) {
                new Round(disturbed, tables).sendsAgain(fault, at);
            }
        });
    }

    /** One conversation, on a way to the tables that is its own, and on another one that is always good. */
    private static final class Round {

        private final TestDynamoDb dynamoDb;
        private final TestDynamoDb wellDynamoDb;
        private final MovingClock clock = new MovingClock();
        private final RecordingBus bus = new RecordingBus();
        private final FakeUsers users = new FakeUsers();
        private final UserId alice = users.add("alice");
        private long calls;

        Round(TestDynamoDb dynamoDb, TestDynamoDb wellDynamoDb) {
            this.dynamoDb = dynamoDb;
            this.wellDynamoDb = wellDynamoDb;
        }

        void sendsAgain(Fault fault, int from) {
            UserId peer = users.add("peer" + fault + from);
            MessagingService messaging = messaging();

            dynamoDb.faults().plan((number, _) -> number >= from ? fault : Fault.NONE);
            Map<String, Outcome> first = send(messaging, peer);
            dynamoDb.faults().none();
            Map<String, Outcome> again = sendUntilSent(messaging, peer);
            dynamoDb.faults().awaitLate();

            ConversationId conversation = ConversationId.direct(alice, peer);
            List<LoggedEvent> log = history(wellDynamoDb).log().eventsAfter(conversation, 0, 100);
            assertThat(log.stream().map(LoggedEvent::seq)).containsExactlyElementsOf(LongStream.rangeClosed(1, 3).boxed().toList());
            assertThat(log.stream().map(each -> ((MessageNew) each.event()).clientMessageId())).containsExactlyElementsOf(IDS);
            assertThat(first.values()).allSatisfy(outcome -> assertThat(outcome instanceof Outcome.Sent
                    || outcome instanceof Outcome.Refused refused && refused.code() == ErrorCode.UNAVAILABLE).isTrue());
            for (int i = 0; i < IDS.size(); i++) {
                assertThat(((Outcome.Sent) again.get(IDS.get(i))).seq()).as("%s, from request %d on", fault, from).isEqualTo(i + 1L);
            }
        }

        private HistoryService history(TestDynamoDb in) {
            DynamoDbHistory stores = DynamoDbHistory.in(in.db());
            return HistoryService.over(stores.events(), stores.memberships(), clock);
        }

        private MessagingService messaging() {
            HistoryService history = history(dynamoDb);
            return new MessagingService(history.conversations(), history.log(),
                    SequenceService.over(history.log(), DynamoDbNumbering.epochs(dynamoDb.db())), users, new FakeSessions(), bus, clock);
        }

        /** On a busy machine it may be told once more that nothing is known. */
        private Map<String, Outcome> sendUntilSent(MessagingService messaging, UserId peer) {
            Map<String, Outcome> outcomes = send(messaging, peer);
            for (int i = 0; i < 5 && outcomes.values().stream().anyMatch(Outcome.Refused.class::isInstance); i++) {
                outcomes = send(messaging, peer);
            }
            return outcomes;
        }

        private Map<String, Outcome> send(MessagingService messaging, UserId peer) {
            Map<ReplyTo, String> asked = new HashMap<>();
            List<IncomingMessage> batch = IDS.stream().map(id -> {
                Command send = new SendMessage(id, peer, MessageContent.ofText("text of " + id));
                ReplyTo replyTo = new ReplyTo.Call(RecordingBus.OWN_ADDRESS, ++calls);
                asked.put(replyTo, id);
                return new IncomingMessage(ConversationId.direct(alice, peer), new Origin(alice, PHONE, replyTo), send, clock.instant());
            }).toList();
            bus.taken();
            messaging.work().workOn(batch);
            Map<String, Outcome> outcomes = new HashMap<>();
            bus.taken().forEach(message -> {
                Reply reply = message instanceof Answer answer ? answer.reply()
                        : message instanceof Deliver deliver ? deliver.reply() : null;
                if (reply != null) {
                    outcomes.put(asked.get(reply.to()), reply.outcome());
                }
            });
            return outcomes;
        }
    }
}
