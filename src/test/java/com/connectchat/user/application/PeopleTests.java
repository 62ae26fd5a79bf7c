package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.BlockPeople;
import com.connectchat.user.CheckContact.Contact;
import com.connectchat.user.CheckVisibility.Pair;
import com.connectchat.user.CheckVisibility.Visibility;
import com.connectchat.user.EditProfile.Change;
import com.connectchat.user.EditProfile.Outcome;
import com.connectchat.user.FindUsers.Profile;
import com.connectchat.user.PresenceVisibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees whom, and who may write to whom. */
class PeopleTests {

    private final Backend backend;

    PeopleTests(@TempDir Path directory) {
        backend = new Backend(directory, Map.of("blocks-max", "2"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private UserId alice;
    private UserId bob;

    @BeforeEach
    void register() {
        alice = backend.register("alice");
        bob = backend.register("bob");
    }

    @Test
    void mayWriteToEachOtherUntilOneOfThemObjects() {
        assertThat(backend.checkingContacts.between(alice, bob)).isEqualTo(Contact.ALLOWED);

        backend.blockingPeople.block(bob, alice);

        assertThat(backend.checkingContacts.between(alice, bob)).isEqualTo(Contact.BLOCKED);
        assertThat(backend.checkingContacts.between(bob, alice)).isEqualTo(Contact.BLOCKED);
        backend.blockingPeople.unblock(bob, alice);
        assertThat(backend.checkingContacts.between(alice, bob)).isEqualTo(Contact.ALLOWED);
        assertThat(backend.checkingContacts.between(bob, alice)).isEqualTo(Contact.ALLOWED);
    }

    @Test
    void mayNotWriteToSomebodyWhoDoesNotExist() {
        assertThat(backend.checkingContacts.between(alice, new UserId("u_nobody"))).isEqualTo(Contact.UNKNOWN);
    }

    @Test
    void knowsSomebodyWhoCameAfterTheyWereAskedFor() {
        UserId carol = new UserId("u_carol");
        assertThat(backend.checkingContacts.between(alice, carol)).isEqualTo(Contact.UNKNOWN);

        new OpeningDemoAccounts(backend.accounts, backend.clock).open();

        assertThat(backend.checkingContacts.between(alice, carol)).isEqualTo(Contact.ALLOWED);
    }

    @Test
    void blocksNeitherOneselfNorNobodyNorTooMany() {
        UserId carol = backend.register("carol");
        UserId dora = backend.register("dora");

        assertThat(backend.blockingPeople.block(alice, alice)).isEqualTo(BlockPeople.Outcome.ONESELF);
        assertThat(backend.blockingPeople.block(alice, new UserId("u_nobody"))).isEqualTo(BlockPeople.Outcome.UNKNOWN);
        assertThat(backend.blockingPeople.block(alice, bob)).isEqualTo(BlockPeople.Outcome.BLOCKED);
        assertThat(backend.blockingPeople.block(alice, carol)).isEqualTo(BlockPeople.Outcome.BLOCKED);
        assertThat(backend.blockingPeople.block(alice, dora)).isEqualTo(BlockPeople.Outcome.TOO_MANY);
        assertThat(backend.blockingPeople.block(alice, bob)).isEqualTo(BlockPeople.Outcome.BLOCKED);
    }

    @Test
    void listsWhomSomebodyBlocked() {
        backend.blockingPeople.block(alice, bob);

        assertThat(backend.blockingPeople.blocked(alice)).containsExactly(new BlockPeople.BlockedPerson(bob, backend.clock.instant()));
        assertThat(backend.blockingPeople.blocked(bob)).isEmpty();
    }

    @Test
    void seesTheProfileAsItIsNow() {
        assertThat(profile().displayName()).isEqualTo("alice");

        backend.editingProfiles.change(alice, new Change("Alice A.", "likes tea", null, Revisions.ANY));

        assertThat(profile().displayName()).isEqualTo("Alice A.");
        assertThat(profile().about()).isEqualTo("likes tea");
    }

    @Test
    void keepsWhatAChangeLeavesOut() {
        backend.editingProfiles.change(alice, new Change("Alice A.", "likes tea", null, Revisions.ANY));

        backend.editingProfiles.change(alice, new Change(null, "", null, Revisions.ANY));

        assertThat(profile().displayName()).isEqualTo("Alice A.");
        assertThat(profile().about()).isNull();
    }

    @Test
    void changesOnlyAtARevisionThatIsWanted() {
        assertThat(change(alice, new Change("One", null, null, new Revisions.OneOf(Set.of(1L))))).isInstanceOf(Outcome.Changed.class);
        assertThat(change(alice, new Change("Two", null, null, new Revisions.OneOf(Set.of(1L))))).isEqualTo(new Outcome.OtherRevision());
        assertThat(change(new UserId("u_nobody"), new Change("Two", null, null, Revisions.ANY))).isEqualTo(new Outcome.Gone());

        assertThat(profile().displayName()).isEqualTo("One");
        assertThat(backend.editingProfiles.own(alice)).map(own -> own.revision()).contains(2L);
    }

    @Test
    void refusesANameThatNobodyMayHave() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> backend.editingProfiles.change(alice, new Change("a\u0000b", null, null, Revisions.ANY)));
    }

    @Test
    void showsPresenceToEverybodyToContactsOrToNobody() {
        Visibility first = visibility(bob, alice);
        showPresenceTo(PresenceVisibility.CONTACTS);
        Visibility toContacts = visibility(bob, alice);
        showPresenceTo(PresenceVisibility.NOBODY);

        assertThat(first).isEqualTo(Visibility.VISIBLE);
        assertThat(toContacts).isEqualTo(Visibility.TO_CONTACTS);
        assertThat(visibility(bob, alice)).isEqualTo(Visibility.HIDDEN);
        assertThat(visibility(alice, alice)).isEqualTo(Visibility.VISIBLE);
        assertThat(visibility(alice, bob)).isEqualTo(Visibility.VISIBLE);
        assertThat(visibility(alice, new UserId("u_nobody"))).isEqualTo(Visibility.HIDDEN);
    }

    @Test
    void aBlockHidesThePresenceOfBothFromEachOther() {
        backend.blockingPeople.block(alice, bob);

        assertThat(visibility(alice, bob)).isEqualTo(Visibility.HIDDEN);
        assertThat(visibility(bob, alice)).isEqualTo(Visibility.HIDDEN);
    }

    @Test
    void whoSeesPresenceIsAPartOfTheProfileAndStaysWhenOtherPartsChange() {
        showPresenceTo(PresenceVisibility.NOBODY);

        backend.editingProfiles.change(alice, new Change("Alice A.", null, null, Revisions.ANY));

        assertThat(backend.editingProfiles.own(alice)).hasValueSatisfying(own -> {
            assertThat(own.presenceVisibility()).isEqualTo(PresenceVisibility.NOBODY);
            assertThat(own.revision()).isEqualTo(3);
        });
    }

    private void showPresenceTo(PresenceVisibility others) {
        backend.editingProfiles.change(alice, new Change(null, null, others, Revisions.ANY));
    }

    private Visibility visibility(UserId viewer, UserId person) {
        return new CheckingVisibility(backend.people).of(List.of(new Pair(viewer, person))).getFirst();
    }

    private Outcome change(UserId user, Change change) {
        return backend.editingProfiles.change(user, change);
    }

    private Profile profile() {
        return new FindingUsers(backend.people).profiles(List.of(alice)).get(alice);
    }
}
