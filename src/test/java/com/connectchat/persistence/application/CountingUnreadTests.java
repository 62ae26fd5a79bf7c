package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.persistence.ReadHistory.Explanation;
import com.connectchat.persistence.ReadHistory.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingUnreadTests extends HistoryTest {

    @Test
    void onesOwnMessagesAreNeverUnread() {
        append(message(HERE, 1), message(HERE, 2));

        assertThat(service.history().unread(HERE, ALICE, 0)).isEqualTo(new Unread(0, 0));
        assertThat(service.history().unread(HERE, BOB, 0)).isEqualTo(new Unread(2, 0));
    }

    @Test
    void editsReactionsAndDeletionsCountForNothing() {
        append(message(HERE, 1), edit(HERE, 2, 1, "x"), reaction(HERE, 3, 1, ALICE, "👍"), message(HERE, 4), deletion(HERE, 5, 4));

        assertThat(service.history().unread(HERE, BOB, 0)).isEqualTo(new Unread(1, 0));
        assertThat(service.history().unread(HERE, BOB, 1)).isEqualTo(new Unread(0, 0));
    }

    @Test
    void aCountIsExplained() {
        ConversationId id = service.conversations().openDirect(ALICE, BOB).id();
        append(message(id, 1), message(id, 2), message(id, 3, BOB, List.of()), message(id, 4, ALICE, List.of(BOB)),
                edit(id, 5, 2, "x"), deletion(id, 6, 2), message(id, 7));

        assertThat(service.history().explainUnread(id, BOB, new DeviceId("phone")))
                .contains(new Explanation(0, 0, 7, 4, 1, 1, 2, new Unread(3, 1)));
        assertThat(service.history().explainUnread(id, new UserId("stranger"), new DeviceId("phone"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void countsAsARecountOfTheWholeLogDoes(long seed) {
        Random random = new Random(seed);
        List<ConversationEvent> log = randomLog(random, 150);
        append(log.toArray(ConversationEvent[]::new));

        for (int readSeq = 0; readSeq <= log.size(); readSeq++) {
            for (UserId user : List.of(ALICE, BOB)) {
                assertThat(service.history().unread(HERE, user, readSeq)).as("seed %d, %s has read up to %d", seed, user, readSeq)
                        .isEqualTo(recounted(log, user, readSeq));
            }
        }
    }

    private static List<ConversationEvent> randomLog(Random random, int size) {
        List<ConversationEvent> log = new ArrayList<>();
        List<Long> messages = new ArrayList<>();
        for (long seq = 1; seq <= size; seq++) {
            long subject = messages.isEmpty() ? 0 : messages.get(random.nextInt(messages.size()));
            log.add(switch (subject == 0 ? 0 : random.nextInt(6)) {
                case 3 -> edit(HERE, seq, subject, "edited");
                case 4 -> reaction(HERE, seq, subject, BOB, "emoji" + seq);
                case 5 -> deletion(HERE, seq, subject);
                default -> {
                    messages.add(seq);
                    yield message(HERE, seq, random.nextBoolean() ? ALICE : BOB, random.nextInt(3) == 0 ? List.of(ALICE, BOB) : List.of());
                }
            });
        }
        return log;
    }

    /** The protocol's sentence, word for word. */
    private static Unread recounted(List<ConversationEvent> log, UserId user, long readSeq) {
        Set<Long> deleted = new HashSet<>();
        log.forEach(event -> {
            if (event instanceof MessageDeleted deletion) {
                deleted.add(deletion.messageId().claimedSeq());
            }
        });
        List<MessageNew> unread = log.stream().filter(MessageNew.class::isInstance).map(MessageNew.class::cast)
                .filter(each -> !each.actor().equals(user) && each.seq() > readSeq && !deleted.contains(each.seq())).toList();
        return new Unread(unread.size(), unread.stream().filter(each -> each.content().mentions().contains(user)).count());
    }
}
