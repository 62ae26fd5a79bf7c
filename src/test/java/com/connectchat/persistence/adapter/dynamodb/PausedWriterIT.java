package com.connectchat.persistence.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.Faults.Fault;
import com.connectchat.dynamodb.Rounds;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.adapter.dynamodb.Writer.Asks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A writer is paused before each of its requests, somebody else takes the conversation and goes on with it, and then the first goes on
 * as if nothing had happened.
 */
class PausedWriterIT {

    private static final int REQUESTS_MAX = 12;

    private static TestDynamoDb tables;

    @BeforeAll
    static void open() {
        tables = TestDynamoDb.with(DynamoDbHistory.TABLES, Duration.ofSeconds(40));
    }

    @AfterAll
    static void close() {
        tables.close();
    }

    /** What the first sends, and what the other sends meanwhile, batch by batch. */
    @ParameterizedTest
    @ValueSource(strings = {"a > a", "a > b", "a > b a", "a > b|a", "a > a|b", "a b > b", "a b > b a", "a b > b|a", "a b > c|b",
        "a b c > c|b|a", "a b c > b|d|c", "a b c > d e|c", "a > d|e|f|a"})
    void doesNoHarm(String story) {
        List<String> first = List.of(story.split(" > ")[0].split(" "));
        List<String> meanwhile = List.of(story.split(" > ")[1].split("\\|"));
        for (Asks asks : Asks.values()) {
            Rounds.run(REQUESTS_MAX, at -> {
                try (TestDynamoDb paused = tables.another()) {
                    ConversationId conversation = new ConversationId((story + asks + at).replace(' ', '_'));
                    Writer former = new Writer(paused.db(), conversation, asks);
                    Writer owner = new Writer(tables.db(), conversation, asks);

                    paused.faults().plan((number, _) -> {
                        if (number == at) {
                            meanwhile.forEach(batch -> owner.send(List.of(batch.split(" "))));
                        }
                        return Fault.NONE;
                    });
                    former.send(first);
                    owner.send(first);
                    former.send(List.of("z"));

                    assertThat(former.acknowledged()).as("%s, paused before request %d", story, at).hasSize(first.size() + 1);
                    LogChecker.check(tables.db(), conversation, former, owner);
                }
            });
        }
    }
}
