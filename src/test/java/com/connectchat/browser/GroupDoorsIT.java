package com.connectchat.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways into a group and out of it. */
final class GroupDoorsIT {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    /** Of its own for each test, so that a search finds no other test's group. */
    private final String title = "Lake " + UUID.randomUUID().toString().substring(0, 8);

    private Account bobsAccount;
    private Person alice;
    private Person bob;

    @BeforeEach
    void bothAreThere() {
        bobsAccount = STAGE.account("Bob");
        alice = STAGE.person(STAGE.account("Alice"));
        bob = STAGE.person(bobsAccount);
    }

    @Test
    void comesInByAnInvite() {
        alice.makesGroup(title, "Private", bobsAccount);
        alice.opensGroupPanel();
        alice.presses("Make an invite link");
        Locator link = alice.page().getByLabel("Invite link");
        alice.sees(link);
        String address = link.inputValue();
        Person carol = STAGE.person(STAGE.account("Carol"));

        carol.presses("New group");
        carol.page().getByText("Join with an invite instead").click();
        carol.page().getByLabel("Invite code or link").fill("i_nothing");
        carol.presses("Join");
        carol.sees(carol.page().getByText("There is no such invite"));
        carol.presses("Close");
        carol.page().evaluate("address => { location.href = address; }", address);
        carol.sees(carol.page().getByText("Join a group"));
        carol.photographs("group-join-by-invite");
        carol.presses("Join");

        carol.sees(carol.composer());
        carol.says("Here I am");
        alice.hears("Here I am");
        alice.sees(alice.page().getByText("Carol joined"));
    }

    @Test
    void findsAndJoinsAPublicGroup() {
        alice.makesGroup(title, "Public");
        alice.says("Welcome");

        bob.page().getByLabel("Search people and groups").fill(title);
        bob.sees(bob.page().getByLabel("Join: " + title));
        bob.photographs("group-search");
        bob.presses("Join: " + title);

        bob.hears("Welcome");
        bob.says("Hello");
        alice.hears("Hello");
        alice.sees(alice.page().getByText("Bob joined"));
    }

    @Test
    void asksToJoinAndIsLetIn() {
        alice.makesGroup(title, "Public");
        alice.opensGroupPanel();
        alice.page().getByLabel("Settings").getByText("On request").click();
        alice.sees(alice.page().getByLabel("Settings").getByText("Saved"));

        bob.page().getByLabel("Search people and groups").fill(title);
        bob.presses("Ask to join: " + title);
        bob.sees(bob.page().getByLabel("Asked: " + title));
        alice.presses("Look for join requests");
        alice.sees(alice.button("Let Bob in"));
        alice.photographs("group-join-requests");
        alice.presses("Let Bob in");

        bob.page().getByLabel("Search people and groups").fill("");
        bob.opens(title);
        bob.says("Thank you");
        alice.hears("Thank you");
        bob.sees(bob.page().getByText("Alice added you"));
    }

    @Test
    void whoIsBannedIsKeptOutUntilTheBanIsTakenBack() {
        alice.makesGroup(title, "Public", bobsAccount);
        alice.opensGroupPanel();
        alice.actsOn(bobsAccount, "Ban");
        alice.confirms("Ban");
        alice.sees(alice.page().getByText("Bob is banned."));

        bob.page().getByLabel("Search people and groups").fill(title);
        bob.presses("Join: " + title);
        bob.sees(bob.page().locator(".notice").getByText("You are banned from this group"));
        alice.presses("Take the ban back");
        alice.comesToSee(() -> alice.page().getByText("Bob is banned.").count(), 0);
        bob.presses("Join: " + title);

        bob.sees(bob.composer());
        alice.sees(alice.page().getByText("Bob joined"));
    }

    @Test
    void handsTheGroupOverAndLeaves() {
        alice.makesGroup(title, "Private", bobsAccount);
        bob.opens(title);
        alice.opensGroupPanel();
        alice.actsOn(bobsAccount, "Hand over");
        alice.confirms("Hand over");
        bob.sees(bob.page().getByText("Alice handed the group over to you"));

        alice.presses("Leave group");
        alice.confirms("Leave");

        bob.sees(bob.page().getByText("Alice left"));
        alice.sees(alice.page().getByText("You are not in this group any more."));
        bob.opensGroupPanel();
        bob.sees(bob.button("Delete group"));
    }
}
