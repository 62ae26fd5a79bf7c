package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written in a message that is deleted by now is in no event any more, whichever page of the log is read. */
class WithoutDeletedTests extends HistoryTest {

    @BeforeEach
    void say() {
        append(message(HERE, 1), message(HERE, 2), edit(HERE, 3, 1, "a worse secret"), reaction(HERE, 4, 2, BOB, "x"),
                edit(HERE, 5, 2, "stays"), deletion(HERE, 6, 1), message(HERE, 7));
    }

    @Test
    void whatReachesTheEndHasItsDeletionsInIt() {
        assertClean(service.log().eventsAfter(HERE, 0, 7));
        assertClean(service.log().eventsAfter(HERE, 0, 100));
        assertClean(service.log().eventsAfter(HERE, 0, Integer.MAX_VALUE));
    }

    @Test
    void aPageThatEndsBeforeTheDeletionIsCleanToo() {
        for (int limit = 1; limit < 7; limit++) {
            assertClean(service.log().eventsAfter(HERE, 0, limit));
            assertThat(service.log().eventsAfter(HERE, 0, limit)).hasSize(limit);
        }
        assertClean(service.log().eventsAfter(HERE, 2, 1));
    }

    @Test
    void backwardsToo() {
        for (long before = 1; before <= 8; before++) {
            assertClean(service.log().eventsBefore(HERE, before, 10));
        }
        assertThat(service.log().eventsBefore(HERE, 7, 2)).extracting(LoggedEvent::seq).containsExactly(5L, 6L);
    }

    @Test
    void aDeletedMessageKeepsItsPlaceAndEverythingElseItsBytes() {
        List<LoggedEvent> shown = service.log().eventsAfter(HERE, 0, 100);

        assertThat(shown).extracting(LoggedEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(json(shown.get(0))).contains("\"deleted\":true").contains("\"prev_seq\":0").doesNotContain("text 1");
        assertThat(json(shown.get(2))).contains("\"deleted\":true").contains("\"prev_seq\":2").doesNotContain("\"text\":");
        assertThat(shown.get(1).json()).isEqualTo(LoggedEvent.of(message(HERE, 2)).json());
        assertThat(json(shown.get(4))).contains("stays");
        LoggedEvent read = LoggedEvent.ofJson(HERE, 1, 0, shown.get(0).type(), shown.get(0).json());
        assertThat(read.event()).isEqualTo(message(HERE, 1).withoutWords());
    }

    private static void assertClean(List<LoggedEvent> shown) {
        String said = message(HERE, 1).content().text();
        assertThat(shown).allSatisfy(each -> {
            if (each.seq() == 1 || each.seq() == 3) {
                assertThat(json(each)).doesNotContain("\"" + said + "\"").doesNotContain("a worse secret");
            }
        });
    }

    private static String json(LoggedEvent event) {
        return new String(event.json(), StandardCharsets.UTF_8);
    }
}
