package com.connectchat.group.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of bans, requests and invites promises. */
public abstract class AdmissionStoreContract {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

    private final ConversationId group = new ConversationId(Ids.random("g"));

    protected abstract AdmissionStore admissions();

    @Test
    void keepsRegistersAndGroupsApart() {
        admissions().add(Register.BANNED, group, new Person(ALICE, NOW), 10);

        assertThat(admissions().has(Register.BANNED, group, ALICE)).isTrue();
        assertThat(admissions().has(Register.REQUESTED, group, ALICE)).isFalse();
        assertThat(admissions().has(Register.BANNED, group, BOB)).isFalse();
        assertThat(admissions().has(Register.BANNED, new ConversationId(Ids.random("g")), ALICE)).isFalse();
    }

    @Test
    void whoIsEnteredAlreadyStaysAsTheyAre() {
        admissions().add(Register.REQUESTED, group, new Person(ALICE, NOW), 10);

        assertThat(admissions().add(Register.REQUESTED, group, new Person(ALICE, NOW.plusSeconds(9)), 10)).isTrue();

        assertThat(admissions().list(Register.REQUESTED, group, null, 10)).containsExactly(new Person(ALICE, NOW));
    }

    @Test
    void takesPeopleOutOnce() {
        admissions().add(Register.BANNED, group, new Person(ALICE, NOW), 10);

        assertThat(admissions().remove(Register.BANNED, group, ALICE)).isTrue();
        assertThat(admissions().remove(Register.BANNED, group, ALICE)).isFalse();
        assertThat(admissions().has(Register.BANNED, group, ALICE)).isFalse();
    }

    @Test
    void holdsNoMoreThanItMay() {
        assertThat(admissions().add(Register.REQUESTED, group, new Person(ALICE, NOW), 2)).isTrue();
        assertThat(admissions().add(Register.REQUESTED, group, new Person(BOB, NOW), 2)).isTrue();
        assertThat(admissions().add(Register.REQUESTED, group, new Person(new UserId("u_carol"), NOW), 2)).isFalse();
        assertThat(admissions().add(Register.REQUESTED, group, new Person(BOB, NOW), 2)).isTrue();
    }

    @Test
    void listsPeopleByPages() {
        List<UserId> people = IntStream.range(0, 7).mapToObj(i -> new UserId("u_" + i)).toList();
        people.forEach(each -> admissions().add(Register.REQUESTED, group, new Person(each, NOW), 100));

        assertThat(admissions().list(Register.REQUESTED, group, null, 5)).extracting(Person::userId).isEqualTo(people.subList(0, 5));
        assertThat(admissions().list(Register.REQUESTED, group, people.get(4), 5)).extracting(Person::userId)
                .isEqualTo(people.subList(5, 7));
    }

    @Test
    void findsAnInviteByItsCodeAndByItsGroup() {
        Invite one = invite(0);
        Invite other = invite(3);

        admissions().add(one, 10, NOW);
        admissions().add(other, 10, NOW);

        assertThat(admissions().invite(one.code())).contains(one);
        assertThat(admissions().invite("i_other")).isEmpty();
        assertThat(admissions().invites(group)).containsExactlyInAnyOrder(one, other);
        assertThat(admissions().invites(new ConversationId(Ids.random("g")))).isEmpty();
    }

    @Test
    void onlyItsOwnGroupTakesAnInviteBack() {
        Invite invite = invite(0);
        admissions().add(invite, 10, NOW);

        assertThat(admissions().remove(new ConversationId(Ids.random("g")), invite.code())).isFalse();
        assertThat(admissions().remove(group, invite.code())).isTrue();

        assertThat(admissions().invite(invite.code())).isEmpty();
        assertThat(admissions().invites(group)).isEmpty();
        assertThat(admissions().use(invite.code(), BOB)).isFalse();
    }

    @Test
    void whatIsOverDoesNotCountAgainstTheBound() {
        Invite over = new Invite(Ids.random("i"), group, ALICE, NOW.minusSeconds(1), 0, 0);

        assertThat(admissions().add(over, 1, NOW.minusSeconds(9))).isTrue();
        assertThat(admissions().add(invite(0), 1, NOW)).isTrue();
        assertThat(admissions().add(invite(0), 1, NOW)).isFalse();
    }

    @Test
    void countsEachUserOnce() {
        Invite invite = invite(2);
        admissions().add(invite, 10, NOW);

        assertThat(admissions().use(invite.code(), ALICE)).isTrue();
        assertThat(admissions().use(invite.code(), ALICE)).isTrue();
        assertThat(admissions().invite(invite.code())).get().extracting(Invite::uses).isEqualTo(1);
        assertThat(admissions().use(invite.code(), BOB)).isTrue();
        assertThat(admissions().use(invite.code(), new UserId("u_carol"))).isFalse();
        assertThat(admissions().use(invite.code(), ALICE)).isTrue();
        assertThat(admissions().use("i_forged", ALICE)).isFalse();
    }

    @Test
    void ofManyWhoComeAtOnceNoMoreGetInThanMay() throws Exception {
        Invite invite = invite(5);
        admissions().add(invite, 10, NOW);

        int admitted = 0;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = IntStream.range(0, 20)
                    .mapToObj(i -> people.submit(() -> admissions().use(invite.code(), new UserId("u_" + i)))).toList();
            for (Future<Boolean> each : tries) {
                admitted += each.get() ? 1 : 0;
            }
        }

        assertThat(admitted).isEqualTo(5);
        assertThat(admissions().invite(invite.code())).get().extracting(Invite::uses).isEqualTo(5);
    }

    private Invite invite(int maxUses) {
        return new Invite(Ids.random("i"), group, ALICE, NOW.plusSeconds(60), maxUses, 0);
    }
}
