package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.PHONE;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.persistence.ReadHistory.Position;
import com.connectchat.persistence.ReadHistory.Unread;
import com.connectchat.persistence.StoredMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingHistoryTests extends HistoryTest {

    private ConversationId conversation;

    @BeforeEach
    void open() {
        conversation = service.conversations().openDirect(ALICE, BOB).id();
    }

    @Test
    void showsMessagesOnlyAndAsTheyStand() {
        append(message(conversation, 1), message(conversation, 2), edit(conversation, 3, 1, "edited"), deletion(conversation, 4, 2),
                reaction(conversation, 5, 1, BOB, "👍"), message(conversation, 6));

        List<StoredMessage> newest = service.history().messagesBefore(conversation, ClientValues.SEQ_MAX, 10);

        assertThat(newest.stream().map(each -> each.sent().seq())).containsExactly(1L, 2L, 6L);
        assertThat(newest.stream().map(each -> each.changes().text())).containsExactly("edited", "", "text 6");
        assertThat(newest.stream().map(StoredMessage::deleted)).containsExactly(false, true, false);
        assertThat(seqs(service.history().messagesBefore(conversation, 6, 1))).containsExactly(2L);
        assertThat(seqs(service.history().messagesAfter(conversation, 1, 1))).containsExactly(2L);
        assertThat(seqs(service.history().messagesAfter(conversation, 2, 10))).containsExactly(6L);
    }

    @Test
    void anOverviewIsForMembersOnly() {
        assertThat(service.history().overview(conversation, ALICE, PHONE)).isPresent();
        assertThat(service.history().overview(conversation, new UserId("u_carol"), PHONE)).isEmpty();
        assertThat(service.history().overview(new ConversationId("c_unknown"), ALICE, PHONE)).isEmpty();
    }

    @Test
    void anEmptyConversationShowsToWhoOpenedIt() {
        assertThat(overviews(ALICE, null, 10)).hasSize(1);
        assertThat(overviews(BOB, null, 10)).isEmpty();

        append(message(conversation, 1));

        assertThat(overviews(BOB, null, 10)).hasSize(1);
    }

    @Test
    void activityIsTheNewestMessageAndElseTheOpening() {
        Overview empty = overviews(ALICE, null, 1).getFirst();
        append(message(conversation, 1), edit(conversation, 2, 1, "later"));
        Overview spoken = overviews(ALICE, null, 1).getFirst();

        assertThat(empty.activeAt()).isEqualTo(empty.conversation().createdAt());
        assertThat(empty.lastMessage()).isNull();
        assertThat(spoken.activeAt()).isEqualTo(LogFixture.NOW);
        assertThat(spoken.lastSeq()).isEqualTo(2);
        assertThat(spoken.lastMessage()).satisfies(last -> assertThat(last.changes().text()).isEqualTo("later"));
    }

    @Test
    void pagesAreDisjointAndCompleteAlsoWhenTimesAreEqual() {
        List<ConversationId> opened = new ArrayList<>(List.of(conversation));
        for (int i = 0; i < 20; i++) {
            opened.add(service.conversations().openDirect(ALICE, new UserId("u_" + i)).id());
            clock.advance(Duration.ofMillis(i % 4 == 0 ? 1 : 0));
        }

        List<Overview> seen = new ArrayList<>();
        List<Overview> page = overviews(ALICE, null, 6);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = overviews(ALICE, page.getLast().position(), 6);
        }

        assertThat(seen.stream().map(each -> each.conversation().id())).hasSize(21).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(seen.stream().map(Overview::activeAt)).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void countsForTheReader() {
        append(message(conversation, 1, ALICE, List.of(BOB)), message(conversation, 2, BOB, List.of(ALICE)), message(conversation, 3));

        assertThat(overviews(BOB, null, 1).getFirst().unread()).isEqualTo(new Unread(2, 1));
        assertThat(overviews(ALICE, null, 1).getFirst().unread()).isEqualTo(new Unread(1, 1));
    }

    private List<Overview> overviews(UserId user, @Nullable Position after, int limit) {
        return service.history().overviews(user, PHONE, after, limit);
    }

    private static List<Long> seqs(List<StoredMessage> messages) {
        return messages.stream().map(each -> each.sent().seq()).toList();
    }
}
