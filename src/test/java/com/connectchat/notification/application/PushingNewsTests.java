package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.Backend;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.NotificationsUnavailable;
import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettingsOf;
import com.connectchat.notification.ReadLedger.State;
import com.connectchat.notification.adapter.embedded.EmbeddedNotificationStores;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.LedgerEntry;
import com.connectchat.notification.domain.Preferences;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.PushAddress;
import com.connectchat.notification.domain.QuietHours;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is pushed to for what, over the real log, groups and stores. */
class PushingNewsTests {

    private static final DeviceId PHONE = new DeviceId("phone");
    private static final DeviceId LAPTOP = new DeviceId("laptop");

    @TempDir
    Path directory;

    private final RecordedPushes pushes = new RecordedPushes();
    private final SignedIn devices = new SignedIn();
    private Backend backend;
    private PushAddresses addresses;
    private PreferenceBook book;
    private Ledger ledger;
    private boolean ledgerTakes = true;
    private PushingNews news;
    private UserId alice;
    private UserId bob;
    private UserId carol;
    private ConversationId direct;

    @BeforeEach
    void start() {
        backend = Backend.in(directory);
        EmbeddedNotificationStores stores = EmbeddedNotificationStores.in(backend.store);
        addresses = stores.addresses();
        book = stores.book();
        ledger = stores.ledger();
        Judging judging = new Judging(addresses, book, backend.history.conversations(), backend.history.history(), backend.users, devices,
                backend.clock);
        Sending sending = new Sending(pushes, addresses, new TiredLedger(ledger, () -> ledgerTakes), backend.history.conversations(),
                backend.users, backend.clock, new SimpleMeterRegistry());
        news = new PushingNews(backend.history.conversations(), backend.history.log(), backend.groups.find(), judging, sending,
                PushSettingsOf.defaults(), backend.clock);
        alice = backend.users.add("alice");
        bob = backend.users.add("bob");
        carol = backend.users.add("carol");
        direct = backend.history.conversations().openDirect(alice, bob).id();
        List.of(alice, bob, carol).forEach(each -> give(each, PHONE));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void whoHasNotGotAMessageIsToldWhereItIsAndHowManyThereAreAndNothingOfIt() {
        say(alice, direct, "one");

        PushCandidate second = say(alice, direct, "two");
        news.push(List.of(second));

        assertThat(pushes.taken()).containsExactly(new Push(bob, addressOf(bob, PHONE), direct, 2, 2, null));
        assertThat(ledger.of(bob, messageOf(second))).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(State.SENT);
            assertThat(entry.deviceId()).isEqualTo(PHONE);
            assertThat(entry.provider()).isEqualTo("test");
            assertThat(entry.providerId()).isEqualTo("id-2");
            assertThat(entry.at()).isEqualTo(backend.clock.instant());
        });
    }

    @Test
    void whatWasHandedOverWhileTheLedgerCouldNotBeWrittenIsEnteredLaterAndNotPushedAgain() {
        PushCandidate first = say(alice, direct, "one");
        PushCandidate second = say(alice, direct, "two");
        ledgerTakes = false;
        assertThatExceptionOfType(NotificationsUnavailable.class).isThrownBy(() -> news.push(List.of(first, second)));
        backend.ask(direct, bob, LAPTOP, new MoveReceipts(2, 2));
        ledgerTakes = true;

        news.push(List.of(first, second));

        assertThat(pushes.taken()).singleElement().satisfies(push -> assertThat(push.seq()).isEqualTo(2));
        assertThat(ledger.of(bob, messageOf(second))).singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(State.SENT));
        assertThat(reason(bob, first)).isEqualTo("collapsed");
    }

    @Test
    void nobodyIsPushedForTheirOwnMessage() {
        PushCandidate message = say(alice, direct, "one");

        news.push(List.of(message));

        assertThat(pushes.taken()).extracting(Push::userId).doesNotContain(alice);
        assertThat(reason(alice, message)).isEqualTo("own_message");
    }

    @Test
    void whatAnyDeviceHasOrWasReadIsNotPushed() {
        PushCandidate first = say(alice, direct, "one");
        backend.ask(direct, bob, LAPTOP, new MoveReceipts(1, 0));
        news.push(List.of(first));
        PushCandidate second = say(alice, direct, "two");
        backend.ask(direct, bob, LAPTOP, new MoveReceipts(2, 2));
        news.push(List.of(second));

        assertThat(pushes.taken()).isEmpty();
        assertThat(reason(bob, first)).isEqualTo("acknowledged");
        assertThat(reason(bob, second)).isEqualTo("already_read");
    }

    @Test
    void ofOneConversationOnlyTheNewestIsPushed() {
        List<PushCandidate> three = IntStream.range(0, 3).mapToObj(i -> say(alice, direct, "text " + i)).toList();

        news.push(three);

        assertThat(pushes.taken()).singleElement().satisfies(push -> {
            assertThat(push.seq()).isEqualTo(3);
            assertThat(push.unread()).isEqualTo(3);
        });
        assertThat(reason(bob, three.getFirst())).isEqualTo("collapsed");
    }

    @Test
    void everyDeviceWithAnAddressHasItsPushAndItsEntry() {
        give(bob, LAPTOP);

        PushCandidate message = say(alice, direct, "one");
        news.push(List.of(message));

        assertThat(pushes.taken()).extracting(push -> push.address().deviceId()).containsExactly(LAPTOP, PHONE);
        assertThat(ledger.of(bob, messageOf(message))).extracting(LedgerEntry::deviceId).containsExactly(LAPTOP, PHONE);
    }

    @Test
    void aDeviceWhoseSessionIsOverGetsNoPush() {
        devices.signOut(bob, PHONE);

        news.push(List.of(say(alice, direct, "one")));

        assertThat(pushes.taken()).isEmpty();
    }

    @Test
    void mutedBlockedAndUnwantedConversationsAreNotPushedFor() {
        backend.history.conversations().mute(direct, bob, backend.clock.instant().plusSeconds(60));
        PushCandidate muted = say(alice, direct, "one");
        news.push(List.of(muted));
        backend.clock.advance(Duration.ofSeconds(60));
        book.setLevel(bob, direct, PushLevel.NOTHING);
        PushCandidate unwanted = say(alice, direct, "two");
        news.push(List.of(unwanted));
        PushCandidate blocked = say(alice, direct, "three");
        backend.users.block(bob, alice);
        news.push(List.of(blocked));

        assertThat(pushes.taken()).isEmpty();
        assertThat(List.of(reason(bob, muted), reason(bob, unwanted), reason(bob, blocked)))
                .containsExactly("muted", "preferences", "blocked");
    }

    @Test
    void quietHoursLetOnlyMentionsThrough() {
        LocalTime now = LocalTime.ofInstant(backend.clock.instant(), ZoneId.of("UTC"));
        QuietHours hour = new QuietHours(now.minusMinutes(30), now.plusMinutes(30), ZoneId.of("UTC"));
        book.replace(bob, new Preferences(PushLevel.ALL, false, hour, 1));
        ConversationId group = group(bob);

        PushCandidate quiet = say(alice, group, "psst");
        news.push(List.of(quiet));
        assertThat(pushes.taken()).isEmpty();
        assertThat(reason(bob, quiet)).isEqualTo("quiet_hours");

        news.push(List.of(say(alice, group, content("bob!", bob))));
        assertThat(pushes.taken()).extracting(Push::userId).containsExactly(bob);
        news.push(List.of(say(alice, group, content("all!", MessageContent.EVERYBODY))));
        assertThat(pushes.taken()).extracting(Push::userId).containsExactly(bob);
    }

    @Test
    void onlyWhoAskedForItSeesWhoWroteAndHowItBegins() {
        book.replace(bob, new Preferences(PushLevel.ALL, true, null, 1));
        ConversationId group = group(bob, carol);

        news.push(List.of(say(alice, group, "😀".repeat(150))));

        assertThat(pushes.taken()).satisfiesExactlyInAnyOrder(
                push -> assertThat(push.preview()).isEqualTo(new Push.Preview("ALICE", "😀".repeat(100))),
                push -> assertThat(push.preview()).isNull());
    }

    @Test
    void aMessageThatIsGoneByThenIsNotPushed() {
        PushCandidate message = say(alice, direct, "oops");
        backend.ask(direct, alice, PHONE, new DeleteMessage(messageOf(message)));

        news.push(List.of(message));

        assertThat(pushes.taken()).isEmpty();
        assertThat(reason(bob, message)).isEqualTo("deleted");
    }

    @Test
    void whoLeftIsNotPushedToAndWhoCameLaterNotForWhatWasBefore() {
        ConversationId group = group(bob);
        PushCandidate message = say(alice, group, "one");
        backend.ask(group, alice, PHONE, new RemoveMember(bob));
        backend.ask(group, alice, PHONE, new AddMembers(List.of(carol)));

        news.push(List.of(message));

        assertThat(pushes.taken()).isEmpty();
    }

    @Test
    void whoIsBroughtIntoAGroupIsToldAlsoWhereTheyWantOnlyMentions() {
        book.replace(carol, new Preferences(PushLevel.MENTIONS, false, null, 1));
        ConversationId group = group(bob);
        backend.ask(group, alice, PHONE, new AddMembers(List.of(carol)));

        news.push(List.of(new PushCandidate.Added(group, backend.history.log().head(group), alice, List.of(carol),
                backend.clock.instant())));

        assertThat(pushes.taken()).singleElement().satisfies(push -> assertThat(push.userId()).isEqualTo(carol));
    }

    @Test
    void whoIsInAGroupFromItsBeginningIsTold() {
        ConversationId group = group(bob, carol);

        news.push(List.of(new PushCandidate.Added(group, 1, alice, List.of(bob, carol), backend.clock.instant())));

        assertThat(pushes.taken()).containsExactlyInAnyOrder(new Push(bob, addressOf(bob, PHONE), group, 1, 0, null),
                new Push(carol, addressOf(carol, PHONE), group, 1, 0, null));
    }

    @Test
    void whoIsBroughtBackIsToldAndWhoWasBroughtByOneTheyBlockedIsNot() {
        ConversationId group = group(bob);
        backend.ask(group, bob, PHONE, new RemoveMember(bob));
        backend.ask(group, alice, PHONE, new AddMembers(List.of(bob, carol)));
        backend.users.block(carol, alice);

        news.push(List.of(new PushCandidate.Added(group, backend.history.log().head(group), alice, List.of(bob, carol),
                backend.clock.instant())));

        assertThat(pushes.taken()).singleElement().satisfies(push -> assertThat(push.userId()).isEqualTo(bob));
    }

    @Test
    void everyMemberOfALargeGroupIsPushedToOnce() {
        List<UserId> people = IntStream.range(0, 1_200).mapToObj(i -> backend.users.add("p" + i)).toList();
        ConversationId group = group(bob);
        backend.ask(group, alice, PHONE, new AddMembers(people.subList(0, 1_000)));
        backend.ask(group, alice, PHONE, new AddMembers(people.subList(1_000, 1_200)));
        people.forEach(each -> give(each, PHONE));

        news.push(List.of(say(alice, group, "hello")));

        assertThat(pushes.taken()).hasSize(1_201).extracting(Push::userId).doesNotHaveDuplicates().containsAll(people);
    }

    @Test
    void anAddressThatIsNoneAnyMoreIsForgotten() {
        pushes.answer(_ -> new Delivery.Gone("apns", "Unregistered"));

        PushCandidate message = say(alice, direct, "one");
        news.push(List.of(message));

        assertThat(addresses.of(List.of(bob))).isEmpty();
        assertThat(ledger.of(bob, messageOf(message))).singleElement().satisfies(entry -> {
            assertThat(entry.state()).isEqualTo(State.REJECTED);
            assertThat(entry.reason()).isEqualTo("Unregistered");
        });
    }

    @Test
    void whatIsReadBeforeThePushGoesIsNotPushed() {
        PushCandidate message = say(alice, direct, "one");
        pushes.takeAtTheSecondTry(() -> {
            backend.ask(direct, bob, LAPTOP, new MoveReceipts(1, 1));
            backend.clock.advance(Duration.ofSeconds(1));
        });

        news.push(List.of(message));

        assertThat(pushes.taken()).isEmpty();
        assertThat(reason(bob, message)).isEqualTo("already_read");
    }

    @Test
    void whatIsStaleIsNotPushed() {
        PushCandidate message = say(alice, direct, "one");
        backend.clock.advance(Duration.ofMinutes(10));

        news.push(List.of(message));

        assertThat(pushes.taken()).isEmpty();
    }

    private void give(UserId user, DeviceId device) {
        devices.signIn(user, device);
        addresses.put(user, addressOf(user, device));
    }

    private static PushAddress addressOf(UserId user, DeviceId device) {
        return new PushAddress(device, PushService.APNS, "token of " + user + " on " + device);
    }

    private ConversationId group(UserId... members) {
        ConversationId group = new ConversationId("g_" + UUID.randomUUID());
        backend.ask(group, alice, PHONE, new CreateGroup(
                new GroupProfile("Tea", null, GroupProfile.Visibility.PUBLIC, GroupSettings.DEFAULT), List.of(members)));
        return group;
    }

    private PushCandidate say(UserId speaker, ConversationId conversation, String text) {
        return say(speaker, conversation, MessageContent.ofText(text));
    }

    private PushCandidate say(UserId speaker, ConversationId conversation, MessageContent content) {
        Outcome.Sent sent = (Outcome.Sent) backend.ask(conversation, speaker, PHONE,
                new SendMessage(UUID.randomUUID().toString(), null, content));
        return new PushCandidate.Message(conversation, sent.seq(), sent.messageId(), backend.clock.instant());
    }

    private static MessageContent content(String text, UserId mentioned) {
        return new MessageContent(MessageKind.TEXT, text, List.of(), null, List.of(mentioned), null);
    }

    private String reason(UserId user, PushCandidate message) {
        LedgerEntry entry = ledger.of(user, messageOf(message)).getFirst();
        assertThat(entry.state()).isEqualTo(State.SUPPRESSED);
        return String.valueOf(entry.reason());
    }

    private static MessageId messageOf(PushCandidate candidate) {
        return ((PushCandidate.Message) candidate).messageId();
    }
}
