package com.connectchat.persistence;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.NOW;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static com.connectchat.persistence.application.LogFixture.reactionTakenBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoredMessageTests {

    private final StoredMessage message = StoredMessage.of(message(HERE, 1));

    @Test
    void startsAsItWasSent() {
        assertThat(message.changes().text()).isEqualTo("text 1");
        assertThat(message.changes().seq()).isEqualTo(1);
        assertThat(message.changes().editedAt()).isZero();
        assertThat(message.deleted()).isFalse();
        assertThat(message.changes().reactions()).isEmpty();
    }

    @Test
    void anEditKeepsTheReactions() {
        StoredMessage edited = message.after(reaction(HERE, 2, 1, BOB, "👍")).after(edit(HERE, 3, 1, "new"));

        assertThat(edited.changes().text()).isEqualTo("new");
        assertThat(edited.changes().editedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(edited.changes().seq()).isEqualTo(3);
        assertThat(edited.changes().reacted(BOB, "👍")).isTrue();
    }

    @Test
    void ofADeletedMessageNothingIsLeft() {
        StoredMessage deleted = message.after(reaction(HERE, 2, 1, BOB, "👍")).after(deletion(HERE, 3, 1));

        assertThat(deleted.deleted()).isTrue();
        assertThat(deleted.changes().text()).isEmpty();
        assertThat(deleted.changes().reactions()).isEmpty();
    }

    @Test
    void keepsReactionsInTheOrderOfTheirFirstUse() {
        StoredMessage reacted = message.after(reaction(HERE, 2, 1, BOB, "👍")).after(reaction(HERE, 3, 1, BOB, "🎉"))
                .after(reaction(HERE, 4, 1, ALICE, "👍"));

        assertThat(reacted.changes().reactions().keySet()).containsExactly("👍", "🎉");
        assertThat(reacted.changes().reactions().get("👍")).containsExactly(BOB, ALICE);
    }

    @Test
    void aReactionThatNobodyGivesAnyMoreIsGone() {
        StoredMessage reacted = message.after(reaction(HERE, 2, 1, BOB, "👍")).after(reaction(HERE, 3, 1, ALICE, "👍"));

        assertThat(reacted.after(reactionTakenBack(HERE, 4, 1, BOB, "👍")).changes().reactions()).containsValue(List.of(ALICE));
        assertThat(reacted.after(reactionTakenBack(HERE, 4, 1, BOB, "👍")).after(reactionTakenBack(HERE, 5, 1, ALICE, "👍"))
                .changes().reactions()).isEmpty();
    }
}
