package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several people in one conversation. */
final class GroupsIT {

    private static final Stage.Look PHONE = new Stage.Look(390, 844, ColorScheme.LIGHT, true);
    private static final String CONTENT_WIDTH = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)";

    /** What a screen reader could only call by its role. */
    private static final String NAMELESS = """
            [...document.querySelectorAll('button, a, input:not([hidden]), textarea, select')]
              .filter((each) => !(each.getAttribute('aria-label') || each.textContent.trim() || each.labels?.length))
              .map((each) => each.outerHTML)
            """;

    @RegisterExtension
    static final Stage STAGE = new Stage();

    /** Of its own for each test, so that a search finds no other test's group. */
    private final String title = "Lake " + UUID.randomUUID().toString().substring(0, 8);

    private Account alicesAccount;
    private Account bobsAccount;
    private Account carolsAccount;
    private Person alice;
    private Person bob;

    @BeforeEach
    void twoAreThereAndAThirdHasAnAccount() {
        alicesAccount = STAGE.account("Alice");
        bobsAccount = STAGE.account("Bob");
        carolsAccount = STAGE.account("Carol");
        alice = STAGE.person(alicesAccount);
        bob = STAGE.person(bobsAccount);
    }

    @Test
    void threePeopleTalk() {
        Person carol = STAGE.person(carolsAccount, PHONE);
        alice.makesGroup(title, "Private", bobsAccount, carolsAccount);
        alice.says("Who brings the tent?");
        bob.opens(title);
        bob.hears("Who brings the tent?");
        bob.says("I do");
        carol.opens(title);
        carol.hears("I do");
        carol.says("And I the stove");

        List<String> expected = List.of("Who brings the tent?", "I do", "And I the stove");
        alice.comesToSee(alice::texts, expected);
        assertThat(bob.texts()).isEqualTo(expected);
        assertThat(alice.page().locator(".sender").allTextContents()).containsExactly("Bob", "Carol");
        assertThat(alice.page().locator(".note").allTextContents()).containsExactly("You created the group");
        bob.doesWith("And I the stove", "React");
        bob.presses("heart");
        alice.doesWith("I do", "Reply");
        alice.says("The big one, @Bob?");
        bob.comesToSee(() -> bob.page().locator(".mention.mine").allTextContents(), List.of("@Bob"));
        bob.photographs("group");
        carol.sees(carol.page().locator(".quote-name").getByText("Bob"));
        carol.photographs("phone-group");
        assertFits(carol);
    }

    @Test
    void tellsWhoHasSeenTheLastMessage() {
        alice.makesGroup(title, "Private", bobsAccount, carolsAccount);
        alice.says("Saturday at nine");

        bob.opens(title);
        alice.comesToSee(() -> alice.page().locator(".seen").allTextContents(), List.of("Seen by 1"));
        Person carol = STAGE.person(carolsAccount);
        carol.opens(title);
        alice.comesToSee(() -> alice.page().locator(".seen").allTextContents(), List.of("Seen by 2"));
        alice.page().reload();
        alice.comesToSee(() -> alice.page().locator(".seen").allTextContents(), List.of("Seen by 2"));
    }

    @Test
    void mentionsSomebodyByTypingAnAt() {
        alice.makesGroup(title, "Private", bobsAccount, carolsAccount);
        bob.sees(bob.row(title));

        alice.composer().pressSequentially("Ask @b");
        alice.sees(alice.page().getByRole(AriaRole.OPTION));
        alice.photographs("group-mention-list");
        alice.page().keyboard().press("Enter");
        alice.page().keyboard().type("about the tent");
        alice.page().keyboard().press("Enter");

        alice.hears("Ask @Bob about the tent");
        bob.sees(bob.row(title).locator(".badge.mentions"));
        bob.photographs("group-list-mention");
        bob.opens(title);
        bob.comesToSee(() -> bob.page().locator(".mention.mine").allTextContents(), List.of("@Bob"));
        bob.comesToSee(() -> bob.row(title).locator(".badge").count(), 0);
    }

    @Test
    void onlyAdminsMentionEverybody() {
        alice.makesGroup(title, "Private", bobsAccount);
        alice.composer().pressSequentially("Good morning @al");
        alice.page().keyboard().press("Tab");
        alice.page().keyboard().press("Enter");
        bob.opens(title);
        bob.comesToSee(() -> bob.page().locator(".mention.mine").allTextContents(), List.of("@all"));

        bob.composer().pressSequentially("@");

        bob.comesToSee(() -> bob.page().getByRole(AriaRole.OPTION).allTextContents().size(), 1);
        assertThat(bob.page().getByRole(AriaRole.OPTION).first().textContent()).contains("Alice");
    }

    @Test
    void addsPromotesAndRenames() {
        alice.makesGroup(title, "Private", bobsAccount);
        bob.opens(title);
        alice.opensGroupPanel();
        alice.adds(carolsAccount);
        alice.actsOn(bobsAccount, "Make admin");
        bob.comesToSee(() -> bob.page().locator(".note").allTextContents(),
                List.of("Alice created the group", "Alice added Carol", "Alice made you an admin"));

        bob.opensGroupPanel();
        bob.presses("Edit");
        bob.page().getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill(title + " north");
        bob.page().getByLabel("Description", new Page.GetByLabelOptions().setExact(true)).fill("Tents, boats and a stove");
        bob.presses("Save");

        alice.comesToSee(() -> alice.page().locator(".conversation-who h1").textContent(), title + " north");
        alice.sees(alice.page().getByText("Bob renamed the group to “" + title + " north”"));
        alice.photographs("group-panel");
        Person carol = STAGE.person(carolsAccount, PHONE.dark());
        carol.opens(title);
        carol.sees(carol.page().getByText("Alice added you"));
        carol.photographs("phone-group-dark");
        carol.opensGroupPanel();
        carol.sees(carol.page().locator(".member"));
        carol.photographs("phone-group-panel-dark");
        assertFits(carol);
        assertThat(carol.page().getByText("Settings").count()).isZero();
    }

    @Test
    void whoIsRemovedReadsWhatWasSaidAndNothingNew() {
        alice.makesGroup(title, "Private", bobsAccount, carolsAccount);
        alice.says("before");
        bob.opens(title);
        bob.hears("before");
        Person carol = STAGE.person(carolsAccount);
        carol.opens(title);

        alice.opensGroupPanel();
        alice.actsOn(bobsAccount, "Remove");
        alice.confirms("Remove");
        bob.sees(bob.page().getByText("You were removed from this group."));
        alice.says("after");
        carol.hears("after");

        assertThat(bob.texts()).containsExactly("before");
        assertThat(bob.composer().count()).isZero();
        bob.photographs("group-removed");
        bob.page().reload();
        bob.hears("before");
        bob.sees(bob.page().getByText("You were removed from this group."));
        bob.sees(bob.page().getByText("Alice removed you"));
        assertThat(bob.texts()).containsExactly("before");
    }

    @Test
    void aLargeGroupCountsItsReadersAndShowsItsMembersByPages() {
        List<Account> many = Stream.concat(Stream.of(bobsAccount), IntStream.rangeClosed(1, 104).parallel()
                .mapToObj(i -> STAGE.account("Member " + i))).toList();
        alicesAccount.session().createGroup(title, many);
        alice.opens(title);
        alice.says("Hello all of you");
        bob.opens(title);

        alice.comesToSee(() -> alice.page().locator(".seen").allTextContents(), List.of("Seen by 1"));
        alice.opensGroupPanel();
        alice.comesToSee(() -> alice.page().locator(".member").count(), 100);
        alice.presses("Show more");
        alice.comesToSee(() -> alice.page().locator(".member").count(), 106);
    }

    @Test
    void isMadeAndRunByKeyboardAlone() {
        alice.button("New group").focus();
        alice.page().keyboard().press("Enter");
        alice.sees(alice.page().getByRole(AriaRole.DIALOG));
        alice.page().keyboard().type(title);
        alice.page().keyboard().press("Tab");
        alice.page().keyboard().press("Tab");
        alice.page().keyboard().type(bobsAccount.username());
        alice.sees(alice.page().locator(".picker-choice"));
        alice.page().keyboard().press("Enter");
        alice.page().keyboard().press("Tab");
        alice.page().keyboard().press("Tab");
        alice.page().keyboard().press("Enter");
        alice.sees(alice.page().getByText("You created the group"));
        alice.page().keyboard().type("from the keys");
        alice.page().keyboard().press("Enter");
        bob.opens(title);
        bob.hears("from the keys");

        alice.button("About this group").focus();
        alice.page().keyboard().press("Enter");
        alice.sees(alice.page().locator(".group-panel .member"));
        assertThat(alice.evaluates(NAMELESS)).isEqualTo(List.of());
        alice.page().keyboard().press("Escape");

        alice.comesToSee(() -> alice.page().locator(".group-panel").count(), 0);
    }

    @Test
    void saysWhyOneCannotWrite() {
        alice.makesGroup(title, "Private", bobsAccount);
        bob.opens(title);
        alice.opensGroupPanel();
        alice.page().getByLabel("Settings").getByText("Admins", new Locator.GetByTextOptions().setExact(true)).first().click();
        bob.sees(bob.page().getByText("Only admins write in this group."));
        alice.page().getByLabel("Settings").getByText("Everybody").first().click();
        alice.page().getByLabel("Slow mode").selectOption("300");
        bob.sees(bob.composer());
        alice.sees(alice.page().getByText("You set slow mode to 5 minutes"));
        bob.says("One");
        bob.sees(bob.page().getByText("Slow mode: you can write again in"));
        bob.photographs("group-slow-mode");

        alice.presses("Leave group");
        alice.confirms("Leave");
        alice.sees(alice.page().getByLabel("Leave", new Page.GetByLabelOptions().setExact(true)).getByText("hand it over first"));
        alice.photographs("group-settings");
    }

    @Test
    void catchesUpOnWhatHappenedToTheGroupMeanwhile() {
        alice.makesGroup(title, "Private", bobsAccount);
        bob.opens(title);
        bob.presses("Raw frames");
        bob.page().getByLabel("Stay offline").check();
        alice.opensGroupPanel();
        alice.adds(carolsAccount);
        alice.actsOn(bobsAccount, "Make admin");
        alice.says("You missed this");

        bob.page().getByLabel("Stay offline").uncheck();

        bob.hears("You missed this");
        bob.comesToSee(() -> bob.page().locator(".note").allTextContents(),
                List.of("Alice created the group", "Alice added Carol", "Alice made you an admin"));
        bob.sees(bob.page().getByText("3 members"));
    }

    @Test
    void anOwnerDeletesTheGroup() {
        alice.makesGroup(title, "Private", bobsAccount);
        bob.opens(title);
        alice.opensGroupPanel();

        alice.presses("Delete group");
        alice.photographs("group-delete");
        alice.confirms("Delete group");

        bob.sees(bob.page().getByText("Alice deleted the group"));
        bob.sees(bob.page().getByText("This group was deleted."));
        alice.sees(alice.page().getByText("You deleted the group"));
    }

    @Test
    void aGroupIsMadeOnAPhone() {
        Person carol = STAGE.person(carolsAccount, PHONE);
        carol.presses("New group");
        carol.page().getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill(title);
        carol.picks(alicesAccount);
        carol.photographs("phone-new-group");
        assertFits(carol);
        carol.presses("Create group");
        carol.sees(carol.composer());
        carol.opensGroupPanel();
        carol.sees(carol.page().locator(".member"));
        carol.photographs("phone-group-panel");
        assertFits(carol);
        carol.presses("Close the group panel");
        carol.says("Hello @Alice");
        carol.page().getByLabel("Back to the conversations").tap();
        carol.sees(carol.row(title));
        carol.photographs("phone-group-list");

        alice.sees(alice.row(title).locator(".badge.mentions"));
    }

    private static void assertFits(Person person) {
        assertThat((Integer) person.evaluates(CONTENT_WIDTH)).isLessThanOrEqualTo(PHONE.width());
    }
}
