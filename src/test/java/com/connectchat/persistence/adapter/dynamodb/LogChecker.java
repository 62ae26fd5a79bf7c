package com.connectchat.persistence.adapter.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import java.util.stream.LongStream;

/** Holds a log against what its writers promised: no hole, nothing twice, nothing lost, nothing anywhere else than was said. */
final class LogChecker {

    private LogChecker() {
    }

    static void check(DynamoDb db, ConversationId conversation, Writer... writers) {
        List<LoggedEvent> log = DynamoDbHistory.in(db).events().after(conversation, 0, 10_000);
        List<String> clientIds = log.stream().map(each -> ((MessageNew) each.event()).clientMessageId()).toList();

        assertThat(log.stream().map(LoggedEvent::seq)).as("no hole").containsExactlyElementsOf(
                LongStream.rangeClosed(1, log.size()).boxed().toList());
        assertThat(log).allSatisfy(each -> assertThat(each.prevSeq()).isEqualTo(each.seq() - 1));
        assertThat(clientIds).as("nothing twice").doesNotHaveDuplicates();
        for (Writer writer : writers) {
            writer.acknowledged().forEach((clientId, seq) -> assertThat(clientIds.indexOf(clientId) + 1L)
                    .as("the place of %s in %s", clientId, clientIds).isEqualTo(seq));
        }
    }
}
