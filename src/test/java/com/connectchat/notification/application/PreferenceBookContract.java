package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.domain.Preferences;
import com.connectchat.notification.domain.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of preferences must do. */
public abstract class PreferenceBookContract {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final ConversationId ONE = new ConversationId("d_one");
    private static final ConversationId TWO = new ConversationId("d_two");
    private static final Preferences QUIET = new Preferences(PushLevel.MENTIONS, true,
            new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")), 1);
    private static final Preferences LOUD = new Preferences(PushLevel.ALL, false, null, 2);

    private PreferenceBook book;

    protected abstract PreferenceBook book();

    @BeforeEach
    void open() {
        book = book();
    }

    @Test
    void tellsWhatThoseWantWhoHaveSaidAnything() {
        assertThat(book.replace(ALICE, QUIET)).isTrue();

        assertThat(book.of(List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, QUIET));
        assertThat(book.of(List.of())).isEmpty();
    }

    @Test
    void replacesOnlyWhatWasRead() {
        assertThat(book.replace(ALICE, LOUD)).isFalse();
        assertThat(book.replace(ALICE, QUIET)).isTrue();
        assertThat(book.replace(ALICE, new Preferences(PushLevel.NOTHING, false, null, 1))).isFalse();

        assertThat(book.replace(ALICE, LOUD)).isTrue();

        assertThat(book.of(List.of(ALICE))).isEqualTo(Map.of(ALICE, LOUD));
    }

    @Test
    void tellsWhatPeopleWantOfOneConversation() {
        book.setLevel(ALICE, ONE, PushLevel.NOTHING);
        book.setLevel(ALICE, TWO, PushLevel.ALL);
        book.setLevel(BOB, ONE, PushLevel.ALL);
        book.setLevel(BOB, ONE, PushLevel.MENTIONS);

        assertThat(book.levels(ONE, List.of(ALICE, BOB))).isEqualTo(Map.of(ALICE, PushLevel.NOTHING, BOB, PushLevel.MENTIONS));

        book.setLevel(ALICE, ONE, null);
        book.setLevel(ALICE, ONE, null);

        assertThat(book.levels(ONE, List.of(ALICE))).isEmpty();
        assertThat(book.levels(TWO, List.of(ALICE))).isEqualTo(Map.of(ALICE, PushLevel.ALL));
    }

    @Test
    void tellsWhatSomebodyWantsOfAllConversationsTheySaidItOf() {
        book.setLevel(ALICE, ONE, PushLevel.NOTHING);
        book.setLevel(ALICE, TWO, PushLevel.ALL);
        book.setLevel(BOB, ONE, PushLevel.MENTIONS);
        book.setLevel(ALICE, TWO, null);

        assertThat(book.levels(ALICE)).isEqualTo(Map.of(ONE, PushLevel.NOTHING));
        assertThat(book.levels(BOB)).isEqualTo(Map.of(ONE, PushLevel.MENTIONS));
        assertThat(book.levels(new UserId("u_ali"))).isEmpty();
    }

    @Test
    void forgetsAllOfOneUserOnly() {
        book.replace(ALICE, QUIET);
        book.setLevel(ALICE, ONE, PushLevel.NOTHING);
        book.setLevel(ALICE, TWO, PushLevel.NOTHING);
        book.replace(BOB, QUIET);
        book.setLevel(BOB, ONE, PushLevel.ALL);

        book.removeAll(ALICE);

        assertThat(book.of(List.of(ALICE, BOB))).isEqualTo(Map.of(BOB, QUIET));
        assertThat(book.levels(ONE, List.of(ALICE, BOB))).isEqualTo(Map.of(BOB, PushLevel.ALL));
        assertThat(book.levels(TWO, List.of(ALICE))).isEmpty();
        assertThat(book.replace(ALICE, QUIET)).isTrue();
    }
}
