package com.connectchat.persistence.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.connectchat.dynamodb.Faults;
import com.connectchat.dynamodb.Faults.Fault;
import com.connectchat.dynamodb.Rounds;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.persistence.adapter.dynamodb.Writer.Asks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every request of a send goes wrong in every way, once or until its writer gives up; then whoever had no answer sends again. */
class FaultSweepIT {

    private static final List<String> BATCH = List.of("a", "b", "c");

    private static TestDynamoDb patient;

    @BeforeAll
    static void open() {
        patient = TestDynamoDb.with(DynamoDbHistory.TABLES, Duration.ofSeconds(20));
    }

    @AfterAll
    static void close() {
        patient.close();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aRequestThatGoesWrongOnceIsMadeAgain(Fault fault) {
        for (int at = 1; at <= requestsOfASend(); at++) {
            int place = at;
            ConversationId conversation = new ConversationId("once_" + fault + at);
            Writer writer = new Writer(patient.db(), conversation, Asks.HEAD_FIRST);

            patient.faults().plan((number, _) -> number == place ? fault : Fault.NONE);
            writer.send(BATCH);
            patient.faults().awaitLate();

            assertThat(writer.acknowledged()).as("request %d", at).hasSize(BATCH.size());
            LogChecker.check(patient.db(), conversation, writer);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whoeverHadNoAnswerSendsAgain(Fault fault) {
        Rounds.run(requestsOfASend(), at -> {
            for (Asks asks : Asks.values()) {
                giveUpAndSendAgain(fault, at, asks);
            }
        });
    }

    private static void giveUpAndSendAgain(Fault fault, int from, Asks asks) {
        try (TestDynamoDb quick = patient.another(Duration.ofMillis(400))) {
            ConversationId conversation = new ConversationId("good_" + fault + from + asks);
            Writer first = new Writer(quick.db(), conversation, asks);

            quick.faults().plan((number, _) -> number >= from ? fault : Fault.NONE);
            Throwable failure = catchThrowable(() -> first.send(BATCH));
            quick.faults().none();
            writeWith(quick, conversation, asks, List.of("d"));
            Writer again = writeWith(quick, conversation, asks, BATCH.reversed());
            quick.faults().awaitLate();

            assertThat(failure).as("%s from request %d on", fault, from).isInstanceOf(StoreUnavailable.class);
            LogChecker.check(patient.db(), conversation, first, again);
        }
    }

    private static Writer writeWith(TestDynamoDb db, ConversationId conversation, Asks asks, List<String> clientIds) {
        try (TestDynamoDb other = db.another(Duration.ofSeconds(20))) {
            Writer writer = new Writer(other.db(), conversation, asks);
            writer.send(clientIds);
            return writer;
        }
    }

    private static int requestsOfASend() {
        patient.faults().none();
        new Writer(patient.db(), new ConversationId("counted" + new Random().nextLong()), Asks.HEAD_FIRST).send(BATCH);
        List<String> tried = patient.faults().tried();
        assertThat(tried).containsExactly("Query", "BatchGetItem", "PutItem", "PutItem", "PutItem", "PutItem", "PutItem", "PutItem");
        return tried.size();
    }

    @Test
    void keepsOrderWhileThirtyPercentIsThrottled() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("FaultSweepIT: seed " + seed);
        Random random = new Random(seed);
        Faults faults = patient.faults();
        double retriesBefore = patient.retries();
        List<Writer> writers = IntStream.range(0, 16)
                .mapToObj(i -> new Writer(patient.db(), new ConversationId("throttled" + seed + "_" + i), Asks.HEAD_FIRST)).toList();

        faults.plan((_, _) -> random.nextInt(10) < 3 ? Fault.THROTTLED : Fault.NONE);
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            writers.forEach(writer -> sent.add(threads.submit(() -> IntStream.range(0, 20)
                    .forEach(i -> writer.send(List.of("m" + i, "n" + i))))));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        faults.none();

        assertThat(patient.retries()).isGreaterThan(retriesBefore);
        for (int i = 0; i < writers.size(); i++) {
            assertThat(writers.get(i).acknowledged()).hasSize(40);
            LogChecker.check(patient.db(), new ConversationId("throttled" + seed + "_" + i), writers.get(i));
        }
    }
}
