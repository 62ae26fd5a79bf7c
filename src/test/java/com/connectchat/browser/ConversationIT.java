package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people in two browsers. */
final class ConversationIT {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private Account alicesAccount;
    private Account bobsAccount;
    private Person alice;
    private Person bob;

    @BeforeEach
    void bothAreThere() {
        alicesAccount = STAGE.account("Alice");
        bobsAccount = STAGE.account("Bob");
        alice = STAGE.person(alicesAccount);
        bob = STAGE.person(bobsAccount);
    }

    @Test
    void twoPeopleTalkBothWays() {
        alice.finds(bobsAccount);
        alice.photographs("conversation-empty");
        alice.says("Train or bike on Saturday?");
        bob.opens("Alice");
        bob.hears("Train or bike on Saturday?");
        bob.says("Bike. The lake road, if it stays dry");
        alice.hears("Bike. The lake road, if it stays dry");

        assertThat(alice.texts()).containsExactly("Train or bike on Saturday?", "Bike. The lake road, if it stays dry");
        assertThat(bob.texts()).isEqualTo(alice.texts());
    }

    @Test
    void countsWhatIsUnreadUntilItIsRead() {
        alice.finds(bobsAccount);
        alice.says("one");
        alice.says("two");

        bob.comesToSee(() -> bob.row("Alice").locator(".badge").allTextContents(), List.of("22 unread"));
        bob.comesToSee(() -> bob.page().title(), "(2) Connect Chat");
        bob.photographs("list-unread");
        bob.opens("Alice");
        bob.comesToSee(() -> bob.row("Alice").locator(".badge").count(), 0);
        bob.comesToSee(() -> bob.page().title(), "Connect Chat");
    }

    @Test
    void showsWhetherSomebodyIsThere() {
        alice.finds(bobsAccount);
        alice.says("Are you there?");
        alice.comesToSee(() -> alice.page().locator(".conversation-who p").textContent(), "online");
        alice.photographs("presence-online");

        bob.page().close();

        alice.comesToSee(() -> alice.page().locator(".conversation-who p").textContent(), "last seen just now");
        assertThat(alice.row("Bob").locator(".presence").count()).isZero();
    }

    @Test
    void choosesWhoSeesThemAndWhatTheyAreToldOf() {
        bob.page().getByLabel("Your account: Bob").click();
        choose("Nobody");
        choose("Mentions");
        bob.page().getByText("Quiet hours, but for mentions").click();
        bob.sees(bob.page().getByLabel("From"));
        bob.photographs("account-notifications");

        bob.page().reload();
        bob.page().getByLabel("Your account: Bob").click();
        alice.finds(bobsAccount);
        alice.says("Are you there?");

        bob.comesToSee(() -> bob.page().getByLabel("From").inputValue(), "22:00");
        assertThat(bob.page().getByLabel("Mentions", new GetByLabelOptions().setExact(true)).isChecked()).isTrue();
        bob.page().keyboard().press("Escape");
        alice.comesToSee(() -> alice.stateOf("Are you there?"), "delivered");
        assertThat(alice.page().locator(".conversation-who p").textContent()).isEqualTo("@" + bobsAccount.username());
    }

    @Test
    void aMutedConversationCountsQuietly() {
        alice.finds(bobsAccount);
        alice.says("one");
        bob.opens("Alice");
        bob.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Mute").setExact(true)).click();
        bob.sees(bob.row("Alice").getByLabel("Muted"));
        bob.page().evaluate("location.hash = ''");

        alice.says("two");

        bob.comesToSee(() -> bob.row("Alice").locator(".unread").count(), 1);
        assertThat(bob.page().title()).isEqualTo("Connect Chat");
        bob.photographs("list-muted");
        bob.page().reload();
        bob.sees(bob.row("Alice").getByLabel("Muted"));
    }

    @Test
    void showsHowFarAMessageGot() {
        alice.finds(bobsAccount);
        alice.says("Are you there?");

        alice.comesToSee(() -> alice.stateOf("Are you there?"), "delivered");
        bob.opens("Alice");
        alice.comesToSee(() -> alice.stateOf("Are you there?"), "read");
    }

    @Test
    void keepsTheTicksAfterAReload() {
        alice.finds(bobsAccount);
        alice.says("Are you there?");
        bob.opens("Alice");
        alice.comesToSee(() -> alice.stateOf("Are you there?"), "read");

        alice.page().reload();

        alice.hears("Are you there?");
        alice.comesToSee(() -> alice.stateOf("Are you there?"), "read");
    }

    @Test
    void showsWhoIsTyping() {
        alice.finds(bobsAccount);
        alice.says("hm");
        bob.opens("Alice");

        alice.composer().pressSequentially("I wonder");

        bob.sees(bob.page().locator(".conversation-who .is-typing"));
        bob.photographs("typing");
        alice.composer().fill("");
        bob.comesToSee(() -> bob.page().locator(".is-typing").count(), 0);
    }

    @Test
    void editsDeletesReactsAndReplies() {
        alice.finds(bobsAccount);
        alice.says("Nine o'clock. I bring cofee");
        bob.opens("Alice");
        bob.hears("Nine o'clock. I bring cofee");

        alice.doesWith("Nine o'clock. I bring cofee", "Edit");
        alice.says("Nine o'clock. I bring coffee");
        bob.hears("Nine o'clock. I bring coffee");
        bob.sees(bob.page().getByText("edited"));

        bob.doesWith("Nine o'clock. I bring coffee", "React");
        bob.photographs("emoji-picker");
        bob.presses("heart");
        alice.sees(alice.page().locator(".reaction").getByText("❤️"));

        bob.doesWith("Nine o'clock. I bring coffee", "Reply");
        bob.says("And I the cake");
        alice.sees(alice.message("And I the cake").locator(".quote").getByText("Nine o'clock. I bring coffee"));

        alice.says("never mind");
        bob.hears("never mind");
        alice.doesWith("never mind", "Delete");
        alice.photographs("delete");
        alice.page().getByRole(com.microsoft.playwright.options.AriaRole.DIALOG).getByText("Delete",
                new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).click();
        bob.hears("Message deleted");
        bob.photographs("conversation");

        List<String> expected = List.of("Nine o'clock. I bring coffee", "And I the cake", "Message deleted");
        bob.comesToSee(bob::texts, expected);
        alice.comesToSee(alice::texts, expected);
        bob.page().reload();
        bob.comesToSee(bob::texts, expected);
    }

    @Test
    void showsOnesOwnMessagesInEveryTab() {
        Person elsewhere = STAGE.tab(alice);
        elsewhere.signsIn(alicesAccount);
        alice.finds(bobsAccount);
        alice.says("From the first tab");

        elsewhere.opens("Bob");
        elsewhere.hears("From the first tab");
        elsewhere.says("From the second tab");
        alice.hears("From the second tab");

        assertThat(elsewhere.row("Bob").locator(".badge").count()).isZero();
        alice.isConnected();
        elsewhere.isConnected();
    }

    /** In Bob's account; it is chosen once the server has it. */
    private void choose(String choice) {
        Locator button = bob.page().getByLabel(choice, new GetByLabelOptions().setExact(true));
        bob.page().getByText(choice, new GetByTextOptions().setExact(true)).click();
        bob.comesToSee(button::isChecked, true);
    }
}
