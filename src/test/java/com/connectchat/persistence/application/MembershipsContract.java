package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.ALICE;
import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.NOW;
import static com.connectchat.persistence.application.LogFixture.PHONE;
import static com.connectchat.persistence.application.LogFixture.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.application.Events.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of conversations and members promises. */
public abstract class MembershipsContract {

    private static final DeviceId LAPTOP = new DeviceId("laptop");
    private static final Instant LATER = Instant.parse("2027-01-31T12:00:00.456Z");

    protected abstract Memberships memberships();

    /** Whose writes bring the cursors. */
    protected abstract Events events();

    /** Ends the process that holds the store, and starts another on the same data. */
    protected abstract void restart();

    @Test
    void findsNothingThatWasNeverOpened() {
        assertThat(memberships().find(HERE)).isEmpty();
        assertThat(memberships().of(ALICE, PHONE)).isEmpty();
        assertThat(memberships().cursors(HERE, ALICE, PHONE)).isEqualTo(Cursors.START);
        assertThat(memberships().receipt(HERE, ALICE)).isEqualTo(new Receipt(ALICE, 0, 0));
        assertThat(memberships().mutedUntil(HERE, ALICE)).isEmpty();
    }

    @Test
    void keepsAConversationOverARestart() {
        Conversation opened = memberships().open(conversation(HERE, ALICE, BOB));
        restart();

        assertThat(memberships().find(HERE)).contains(opened).contains(conversation(HERE, ALICE, BOB));
        assertThat(memberships().of(BOB, PHONE)).containsExactly(new Membership(HERE, Stay.WHOLE, Cursors.START, null));
    }

    @Test
    void theFirstToOpenAConversationIsWhoOpenedIt() {
        memberships().open(conversation(HERE, ALICE, BOB));

        assertThat(memberships().open(conversation(HERE, BOB, ALICE)).openedBy()).isEqualTo(ALICE);
    }

    @Test
    void openingAgainKeepsEverybodysPlace() {
        memberships().open(conversation(HERE, ALICE, BOB));
        move(HERE, ALICE, PHONE, new Cursors(3, 3, 2));

        memberships().open(conversation(HERE, ALICE, BOB));

        assertThat(memberships().cursors(HERE, ALICE, PHONE)).isEqualTo(new Cursors(3, 3, 2));
    }

    @Test
    void ofManyWhoOpenAtOnceOneDoes() throws InterruptedException, ExecutionException {
        List<Future<Conversation>> opened = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                UserId opener = i % 2 == 0 ? ALICE : BOB;
                opened.add(people.submit(() -> memberships().open(conversation(HERE, opener, opener.equals(ALICE) ? BOB : ALICE))));
            }
        }

        Set<Conversation> seen = new HashSet<>();
        for (Future<Conversation> each : opened) {
            seen.add(each.get());
        }
        assertThat(seen).hasSize(1).containsExactly(memberships().find(HERE).orElseThrow());
    }

    @Test
    void listsTheConversationsOfAUserWithTheCursorsOfADevice() {
        UserId carol = new UserId("u_carol");
        memberships().open(conversation(HERE, ALICE, BOB));
        memberships().open(conversation(THERE, carol, ALICE));
        move(HERE, ALICE, PHONE, new Cursors(3, 3, 2));
        move(HERE, ALICE, LAPTOP, new Cursors(1, 3, 2));
        memberships().mute(THERE, ALICE, LATER);

        assertThat(memberships().of(ALICE, LAPTOP)).containsExactlyInAnyOrder(
                new Membership(HERE, Stay.WHOLE, new Cursors(1, 3, 2), null), new Membership(THERE, Stay.WHOLE, Cursors.START, LATER));
        assertThat(memberships().of(carol, PHONE)).containsExactly(new Membership(THERE, Stay.WHOLE, Cursors.START, null));
    }

    @Test
    void tellsWhenSomebodyCameAndWentWhateverTheOrderInWhichItIsEntered() {
        Stay stays = new Stay(4, 3, 0);
        memberships().open(group(HERE, ALICE));

        memberships().enter(HERE, Map.of(BOB, stays.left(9)));
        memberships().enter(HERE, Map.of(BOB, stays, ALICE, new Stay(1, 0, 0)));

        assertThat(memberships().stay(HERE, BOB)).contains(stays.left(9));
        assertThat(memberships().stay(HERE, ALICE)).contains(new Stay(1, 0, 0));
        assertThat(memberships().stay(HERE, new UserId("u_carol"))).isEmpty();
        assertThat(memberships().of(BOB, PHONE)).extracting(Membership::stay).containsExactly(stays.left(9));
    }

    @Test
    void whoComesLateHasNothingToCatchUpWithAndKeepsTheirPlaceAndMute() {
        memberships().open(group(HERE, ALICE));
        memberships().enter(HERE, Map.of(BOB, new Stay(4, 0, 0)));

        assertThat(memberships().cursors(HERE, BOB, PHONE)).isEqualTo(new Cursors(3, 3, 0));
        move(HERE, BOB, PHONE, new Cursors(6, 6, 5));
        memberships().mute(HERE, BOB, LATER);
        memberships().enter(HERE, Map.of(BOB, new Stay(4, 0, 7)));

        assertThat(memberships().of(BOB, PHONE)).containsExactly(new Membership(HERE, new Stay(4, 0, 7), new Cursors(6, 6, 5), LATER));
    }

    @Test
    void aDirectConversationIsWhollyItsPeoples() {
        memberships().open(conversation(HERE, ALICE, BOB));

        assertThat(memberships().stay(HERE, BOB)).contains(Stay.WHOLE);
        assertThat(memberships().stay(HERE, new UserId("u_carol"))).isEmpty();
    }

    @Test
    void keepsUsersAndDevicesApartWhoseNamesBeginAlike() {
        UserId longer = new UserId(ALICE.value() + "2");
        DeviceId longerPhone = new DeviceId(PHONE.value() + "2");
        memberships().open(conversation(HERE, ALICE, BOB));
        memberships().open(conversation(THERE, longer, BOB));
        move(HERE, ALICE, longerPhone, new Cursors(5, 5, 5));
        move(THERE, longer, PHONE, new Cursors(7, 7, 7));

        assertThat(memberships().of(ALICE, PHONE)).containsExactly(new Membership(HERE, Stay.WHOLE, new Cursors(0, 5, 5), null));
        assertThat(memberships().of(longer, longerPhone)).containsExactly(new Membership(THERE, Stay.WHOLE, new Cursors(0, 7, 7), null));
    }

    @Test
    void tellsOthersWhereAMemberIsOnWhicheverDevice() {
        memberships().open(conversation(HERE, ALICE, BOB));
        move(HERE, ALICE, PHONE, new Cursors(4, 6, 5));

        assertThat(memberships().receipt(HERE, ALICE)).isEqualTo(new Receipt(ALICE, 6, 5));
        assertThat(memberships().receipt(HERE, BOB)).isEqualTo(new Receipt(BOB, 0, 0));
    }

    @Test
    void findsAGroupThatTwoAreInNow() {
        ConversationId group = new ConversationId("g_shared");
        ConversationId left = new ConversationId("g_left");
        memberships().open(conversation(ConversationId.direct(ALICE, BOB), ALICE, BOB));
        memberships().enter(left, Map.of(ALICE, new Stay(1, 0, 0), BOB, new Stay(1, 0, 7)));
        boolean before = memberships().shareGroup(ALICE, BOB, 100);

        memberships().enter(group, Map.of(ALICE, new Stay(1, 0, 0), BOB, new Stay(2, 0, 0)));

        assertThat(before).isFalse();
        assertThat(memberships().shareGroup(ALICE, BOB, 100)).isTrue();
        assertThat(memberships().shareGroup(BOB, ALICE, 100)).isTrue();
        assertThat(memberships().shareGroup(ALICE, new UserId("u_stranger"), 100)).isFalse();
    }

    @Test
    void mutesAndUnmutesWithoutMovingAnybody() {
        memberships().open(conversation(HERE, ALICE, BOB));
        move(HERE, ALICE, PHONE, new Cursors(3, 3, 2));

        memberships().mute(HERE, ALICE, LATER);
        assertThat(memberships().mutedUntil(HERE, ALICE)).contains(LATER);
        assertThat(memberships().mutedUntil(HERE, BOB)).isEmpty();
        assertThat(memberships().cursors(HERE, ALICE, PHONE)).isEqualTo(new Cursors(3, 3, 2));

        memberships().mute(HERE, ALICE, null);
        assertThat(memberships().mutedUntil(HERE, ALICE)).isEmpty();
    }

    @Test
    void aReceiptDoesNotUnmute() {
        memberships().open(conversation(HERE, ALICE, BOB));
        memberships().mute(HERE, ALICE, LATER);

        move(HERE, ALICE, PHONE, new Cursors(1, 1, 1));

        assertThat(memberships().mutedUntil(HERE, ALICE)).contains(LATER);
    }

    private void move(ConversationId conversation, UserId user, DeviceId device, Cursors cursors) {
        events().write(new Writes(List.of(), List.of(), List.of(new CursorMove(conversation, user, device, cursors))));
    }

    private static Conversation group(ConversationId id, UserId opener) {
        return new Conversation(id, Kind.GROUP, List.of(), opener, NOW);
    }

    private static Conversation conversation(ConversationId id, UserId opener, UserId other) {
        return new Conversation(id, Kind.DIRECT, List.of(opener, other), opener, NOW);
    }
}
