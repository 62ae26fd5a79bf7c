package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said on the bus of what may have to be pushed, and how seldom anybody is asked. */
class PushCandidatesTests extends GroupsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Test
    void whereNobodyCanBeReachedThereIsNoRecordAndSeldomAQuestion() {
        in(alice, text("one"));
        in(alice, text("two"));
        in(bob, text("three"));

        assertThat(backend.bus.pushCandidates()).isEmpty();
        assertThat(backend.messaging.addresses().lookUps()).isEqualTo(1);
    }

    @Test
    void aMessageIsOneRecordHoweverManyItIsFor() {
        in(alice, new AddMembers(people(498)));
        reach(bob);

        in(alice, text("hello"));

        assertThat(backend.bus.pushCandidates()).singleElement().satisfies(each -> {
            assertThat(each).isInstanceOf(PushCandidate.Message.class);
            assertThat(each.conversationId()).isEqualTo(group);
            assertThat(each.at()).isEqualTo(backend.clock.instant());
        });
    }

    @Test
    void nobodyIsPushedForWhatTheySaidThemselves() {
        reach(alice);

        in(alice, text("hello"));
        in(alice, text("hello again"));
        assertThat(backend.bus.pushCandidates()).isEmpty();

        in(bob, text("hello you"));
        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    @Test
    void whoGivesAnAddressIsReachedAfterAWhile() {
        in(alice, text("nobody to reach"));
        backend.messaging.addresses().add(bob);
        in(alice, text("not known yet"));
        backend.clock.advance(A_WHILE);

        in(alice, text("known"));

        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    @Test
    void whoComesIntoAGroupIsNamed() {
        in(alice, text("nobody to reach"));
        backend.messaging.addresses().add(carol);

        in(alice, new AddMembers(List.of(carol)));

        assertThat(backend.bus.pushCandidates()).singleElement().satisfies(each -> {
            assertThat(((PushCandidate.Added) each).users()).containsExactly(carol);
            assertThat(((PushCandidate.Added) each).actor()).isEqualTo(alice);
        });
    }

    @Test
    void whatIsNoNewsIsNoCandidate() {
        reach(bob);

        in(bob, new MoveReceipts(1, 1));

        assertThat(backend.bus.pushCandidates()).isEmpty();
    }

    @Test
    void whileNobodyCanTellItMayBeAnybody() {
        backend.clock.advance(A_WHILE);
        backend.messaging.addresses().fallSilent();

        in(alice, text("hello"));

        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    /** This user gave an address, and that is known by now. */
    private void reach(UserId user) {
        backend.messaging.addresses().add(user);
        backend.clock.advance(A_WHILE);
    }

    private List<UserId> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> backend.users.add("p" + i)).toList();
    }
}
