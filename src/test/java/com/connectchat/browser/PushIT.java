package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Notifications beside the page: by the page while it is open, by a push while it is closed, and what the settings say of both. */
final class PushIT {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Account alicesAccount = STAGE.account("Alice");
    private final Account bobsAccount = STAGE.account("Bob");
    private final Account.Session alicesPhone = alicesAccount.session();
    private final Account.Session bob = bobsAccount.session();
    private final String conversation = bob.openDirect(alicesAccount);

    @Test
    void aMessageThatNobodyTookIsPushedAndOpensItsConversation() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();
        assertThat(alice.state()).isEqualTo("push");
        alice.person().photographs("notifications-push");
        alice.leavesTheApp();

        String message = bob.send(conversation, "Are you there?");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pushes(message).equals(List.of("sent")));
        alice.isPushed(conversation, 1);

        alice.seesNotifications("Connect Chat: New message");
        Person opened = alice.opensWindow("/?opened=1#/c/" + conversation);
        opened.isConnected();
        opened.hears("Are you there?");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pushes(message).equals(List.of("opened")));
        alice.seesNotifications();
    }

    @Test
    void pressingAPushShowsItsConversationInTheWindowThatIsThere() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();
        alice.closesSettings();

        alice.isPushed(conversation, 1);
        alice.seesNotifications("Connect Chat: New message");
        alice.pressesNotification();

        alice.person().sees(alice.person().page().locator(".conversation-top"));
        assertThat(alice.person().page().url()).endsWith("#/c/" + conversation);
        alice.seesNotifications();
    }

    @Test
    void whatAWindowInSightShowsIsNotShownOnceMore() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();
        alice.closesSettings();
        bob.send(conversation, "Hello");
        alice.person().opens("Bob");
        alice.person().hears("Hello");

        alice.isPushed(conversation, 1);
        alice.isPushed("d_another", 7);

        alice.seesNotifications("Connect Chat: New message");
        assertThat(alice.tags()).singleElement().asString().endsWith("d_another");
    }

    @Test
    void aPageThatNobodyLooksAtTellsOfAMessageOnceAndClosesItWhenItWasRead() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();
        alice.looksAway();

        bob.send(conversation, "Hello");
        alice.seesNotifications("Connect Chat: New message");
        alice.isPushed(conversation, 1);
        alice.seesNotifications("Connect Chat: New message");
        alicesPhone.read(conversation, 1);

        alice.seesNotifications();
    }

    @Test
    void pushesEndWithSigningOut() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();
        alice.person().presses("Sign out");
        alice.person().sees(alice.person().button("Sign in"));

        alice.isPushed(conversation, 1);
        String message = bob.send(conversation, "Gone?");

        assertThat(alice.tags()).isEmpty();
        assertThat(alice.person().evaluates("localStorage.getItem('test.subscribed')")).isNull();
        Awaitility.await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(30)).until(() -> pushes(message).isEmpty());
    }

    @Test
    void switchingThemOffTakesTheAddressBack() {
        Notified alice = signedIn(Notified.SUBSCRIBES);
        alice.switchesOn();

        alice.switchesOff();

        assertThat(alice.state()).isEqualTo("off");
        assertThat(alice.person().evaluates("localStorage.getItem('test.subscribed')")).isNull();
    }

    @Test
    void withoutAPushServiceTheOpenPageTells() {
        Notified alice = signedIn(Notified.HAS_NO_PUSH_SERVICE);

        alice.switchesOn();
        assertThat(alice.state()).isEqualTo("page");
        alice.person().sees(alice.person().page().getByText("push service did not answer"));
        alice.person().photographs("notifications-page");
        alice.looksAway();
        bob.send(conversation, "Hello");

        alice.seesNotifications("Connect Chat: New message");
    }

    @Test
    void withoutServiceWorkersThePageTellsByItself() {
        Notified alice = signedIn(Notified.HAS_NO_SERVICE_WORKERS);
        alice.switchesOn();
        Locator preview = alice.person().page().getByLabel("Show who writes, and the first words");
        preview.click();
        alice.person().comesToSee(preview::isChecked, true);
        alice.looksAway();

        bob.send(conversation, "Hello");

        assertThat(alice.state()).isEqualTo("page");
        alice.person().comesToSee(() -> alice.person().evaluates("window.told"), List.of("Bob: Hello"));
        alice.looksBack();
        alice.person().comesToSee(() -> alice.person().evaluates("window.closed_"), 1);
    }

    @Test
    void saysWhatToDoWhereTheBrowserRefuses() {
        Notified blocked = signedIn("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })");
        Notified without = signedIn("delete window.Notification");

        blocked.opensSettings();
        without.opensSettings();

        assertThat(blocked.state()).isEqualTo("blocked");
        blocked.person().sees(blocked.person().page().getByText("Allow notifications for this page"));
        blocked.person().photographs("notifications-blocked");
        assertThat(without.state()).isEqualTo("unavailable");
        without.person().photographs("notifications-unavailable");
        assertThat(without.person().page().getByLabel("Notifications in this browser").isDisabled()).isTrue();
    }

    private List<String> pushes(String message) {
        return alicesPhone.pushes(message);
    }

    private Notified signedIn(String browser) {
        return Notified.signedIn(STAGE, alicesAccount, browser);
    }
}
