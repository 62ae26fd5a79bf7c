package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The screens themselves: signing in, what fits on a phone, what can be done without a mouse. */
final class ScreensIT {

    private static final String CONTENT_WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)";

    /** Buttons, links and inputs that a screen reader could only call by their role. */
    private static final String NAMELESS = """
            [...document.querySelectorAll('button, a, input:not([hidden]), textarea')]
              .filter((each) => !(each.getAttribute('aria-label') || each.textContent.trim() || each.labels?.length))
              .map((each) => each.outerHTML)
            """;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void opensAnAccount() {
        Person visitor = STAGE.visitor(Stage.DESKTOP);
        visitor.photographs("sign-in");
        String username = STAGE.account("taken").username() + "x";

        visitor.page().getByText("Create account").first().click();
        visitor.page().getByLabel("Username").fill(username);
        visitor.page().getByLabel("Display name").fill("Nora Newcomer");
        visitor.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("x");
        visitor.page().locator("form button[type=submit]").click();
        visitor.sees(visitor.page().locator(".field-error"));
        visitor.photographs("register-refused");
        visitor.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("a much better passphrase");
        visitor.page().locator("form button[type=submit]").click();

        visitor.isConnected();
        visitor.sees(visitor.page().getByText("No conversations yet"));
        visitor.photographs("list-empty");
        assertThat(visitor.page().locator(".me-name").textContent()).isEqualTo("Nora Newcomer");
    }

    @Test
    void letsDemoUsersInByOnePress() {
        Person visitor = STAGE.visitor(Stage.DESKTOP);

        visitor.presses("Sign in as Alice, a demo user");

        visitor.isConnected();
        visitor.opens("Bob");
        visitor.sees(visitor.page().locator(".message"));
        visitor.photographs("demo");
    }

    @Test
    void saysThatAPasswordIsWrong() {
        Account account = STAGE.account("Alice");
        Person visitor = STAGE.visitor(Stage.DESKTOP);

        visitor.page().getByLabel("Username").fill(account.username());
        visitor.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("not it");
        visitor.page().locator("form button[type=submit]").click();

        visitor.comesToSee(() -> visitor.page().locator(".form-error").textContent().isBlank(), false);
        assertThat(visitor.button("Sign in").isEnabled()).isTrue();
    }

    @Test
    void staysSignedInOverAReloadAndEndsWithSigningOut() {
        Person alice = STAGE.person(STAGE.account("Alice"));

        alice.page().reload();
        alice.isConnected();
        alice.presses("Your account: Alice");
        alice.sees(alice.page().getByText("this tab"));
        alice.photographs("account");
        alice.presses("Sign out");
        alice.sees(alice.button("Sign in"));
        alice.page().reload();

        alice.sees(alice.button("Sign in"));
    }

    @Test
    void changesTheDisplayName() {
        Person alice = STAGE.person(STAGE.account("Alice"));
        alice.presses("Your account: Alice");

        alice.page().getByLabel("Display name").fill("Alice Liddell");
        alice.presses("Save");

        alice.comesToSee(() -> alice.page().locator(".me-name").textContent(), "Alice Liddell");
    }

    @Test
    void aCopyOfATabIsToldThatItNeedsItsOwnSignIn() {
        Person alice = STAGE.person(STAGE.account("Alice"));
        String session = (String) alice.evaluates("sessionStorage.getItem('connectchat.session')");
        Person copy = STAGE.tab(alice);

        copy.page().evaluate("session => sessionStorage.setItem('connectchat.session', session)", session);
        copy.page().reload();

        copy.sees(copy.page().getByText("This tab is a copy of another one."));
        alice.isConnected();
    }

    @Test
    void nothingScrollsSidewaysOnAPhone() {
        Account bobsAccount = STAGE.account("Bob");
        Person visitor = STAGE.visitor(Stage.PHONE);
        assertFits(visitor, "phone-sign-in");
        Person alice = STAGE.person(STAGE.account("Alice"), Stage.PHONE.dark());
        assertFits(alice, "phone-list-empty");
        alice.finds(bobsAccount);
        assertFits(alice, "phone-conversation-empty");
        alice.says("A".repeat(400));
        alice.says("Where do we meet? At the station, or shall I come to your place?");
        alice.comesToSee(() -> alice.texts().size(), 2);
        assertFits(alice, "phone-conversation");
        opensEmojiOf(alice, "A".repeat(400));
        assertFits(alice, "phone-emoji");
        alice.presses("heart");
        alice.page().goBack();
        assertFits(alice, "phone-list");
        alice.presses("Raw frames");
        assertFits(alice, "phone-frames");
        alice.presses("Close the frames panel");
        alice.presses("Your account: Alice");
        assertFits(alice, "phone-account");
    }

    @Test
    void theEmojiOfAMessageAreInSightWhereverItIs() {
        Account alicesAccount = STAGE.account("Alice");
        Account bobsAccount = STAGE.account("Bob");
        Account.Session bobsSession = bobsAccount.session();
        String conversation = bobsSession.openDirect(alicesAccount);
        IntStream.rangeClosed(1, 30).forEach(i -> bobsSession.send(conversation, "message " + i));
        Person alice = STAGE.person(alicesAccount, Stage.PHONE);
        alice.opens("Bob");
        alice.hears("message 1");

        for (String position : List.of("start", "center", "end")) {
            alice.message("message 15").evaluate("(element, block) => element.scrollIntoView({block})", position);
            opensEmojiOf(alice, "message 15");
            alice.photographs("phone-emoji-" + position);
            assertThat(alice.isInsideTimeline(alice.page().locator(".message .emoji-picker"))).as(position).isTrue();
            assertThat(alice.isInsideTimeline(alice.page().locator(".toolbar"))).as(position).isTrue();
            alice.page().keyboard().press("Escape");
            alice.page().locator(".conversation-who").tap();
            alice.comesToSee(() -> alice.page().locator(".toolbar").count(), 0);
        }
    }

    @Test
    void listAndConversationAreTwoScreensOnAPhone() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"), Stage.PHONE);
        alice.finds(bobsAccount);

        boolean listWhileInConversation = alice.page().locator(".sidebar").isVisible();
        alice.page().getByLabel("Back to the conversations").tap();
        alice.sees(alice.page().locator(".sidebar"));

        assertThat(listWhileInConversation).isFalse();
        assertThat(alice.page().locator(".conversation").isVisible()).isFalse();
    }

    @Test
    void worksByKeyboardAlone() {
        Account bobsAccount = STAGE.account("Bob");
        Account alicesAccount = STAGE.account("Alice");
        alicesAccount.session().send(alicesAccount.session().openDirect(bobsAccount), "first");
        Person alice = STAGE.person(alicesAccount);
        Person bob = STAGE.person(bobsAccount);

        bob.row("Alice").focus();
        bob.page().keyboard().press("Enter");
        bob.hears("first");
        bob.page().keyboard().type("from the keys");
        bob.page().keyboard().press("Enter");
        bob.hears("from the keys");
        bob.comesToSee(() -> bob.stateOf("from the keys").equals("pending"), false);
        bob.page().keyboard().press("ArrowUp");
        bob.sees(bob.page().getByText("Edit message"));
        bob.page().keyboard().type("board");
        bob.page().keyboard().press("Enter");

        alice.opens("Bob");
        alice.hears("from the keysboard");
    }

    @Test
    void everythingThatCanBePressedHasAName() {
        Account bobsAccount = STAGE.account("Bob");
        Person visitor = STAGE.visitor(Stage.DESKTOP);
        Person alice = STAGE.person(STAGE.account("Alice"), Stage.DESKTOP.dark());
        alice.finds(bobsAccount);
        alice.says("hello");
        alice.message("hello").hover();
        alice.presses("Raw frames");
        alice.photographs("desktop-dark");

        assertThat(visitor.evaluates(NAMELESS)).isEqualTo(List.of());
        assertThat(alice.evaluates(NAMELESS)).isEqualTo(List.of());
    }

    private static void opensEmojiOf(Person person, String text) {
        person.page().mouse().move(0, 0);
        person.message(text).locator(".text").tap();
        person.page().getByLabel("React", new Page.GetByLabelOptions().setExact(true)).tap();
        person.sees(person.page().locator(".message .emoji-picker"));
    }

    private static void assertFits(Person person, String screen) {
        person.photographs(screen);
        assertThat((Integer) person.evaluates(CONTENT_WIDTH)).as(screen).isLessThanOrEqualTo(360);
    }
}
