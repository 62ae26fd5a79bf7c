package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conversations longer than a page. */
final class HistoryIT {

    private static final List<String> MESSAGES = IntStream.rangeClosed(1, 200).mapToObj(i -> "Message " + i
            + (i % 7 == 0 ? ", a longer one, so that it takes several lines on every screen and heights differ from one to the next" : ""))
            .toList();

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Account alicesAccount = STAGE.account("Alice");
    private final Account bobsAccount = STAGE.account("Bob");

    @Test
    void scrollsBackThroughAllOfIt() {
        talkAtLength();
        Person alice = STAGE.person(alicesAccount);
        alice.opens("Bob");
        alice.hears(MESSAGES.getLast());
        int loadedAtFirst = alice.texts().size();

        alice.page().waitForCondition(() -> {
            alice.page().locator(".timeline").evaluate("box => box.scrollTop = 0");
            return alice.page().getByText("The beginning of your conversation").isVisible();
        });

        assertThat(loadedAtFirst).isLessThan(MESSAGES.size());
        assertThat(alice.texts()).isEqualTo(MESSAGES);
        alice.photographs("history-beginning");
    }

    @Test
    void doesNotMoveWhatIsBeingReadWhenOlderMessagesComeIn() {
        talkAtLength();
        Person alice = STAGE.person(alicesAccount);
        alice.opens("Bob");
        alice.hears(MESSAGES.getLast());
        Locator read = alice.page().locator("[data-seq='151']");

        alice.page().locator(".timeline").evaluate("box => box.scrollTop = 450");
        double before = read.boundingBox().y;
        alice.comesToSee(() -> alice.texts().size() > 50, true);

        assertThat(read.boundingBox().y).isCloseTo(before, org.assertj.core.api.Assertions.within(2.0));
    }

    @Test
    void opensWhereTheNewMessagesBegin() {
        readThenTalkAtLength();
        Person bob = STAGE.person(bobsAccount, Stage.PHONE);

        bob.opens("Alice");

        bob.sees(bob.page().getByText("New messages"));
        assertThat(bob.isInSight("What you have read already")).isTrue();
        assertThat(bob.isInSight(MESSAGES.getFirst())).isTrue();
        assertThat(bob.texts()).doesNotContain(MESSAGES.getLast());
        bob.photographs("phone-new-messages");
    }

    @Test
    void readsTheNewMessagesWhileScrollingToTheEnd() {
        readThenTalkAtLength();
        Person bob = STAGE.person(bobsAccount, Stage.PHONE);
        bob.opens("Alice");
        bob.sees(bob.page().getByText("New messages"));

        bob.comesToSee(() -> bob.page().locator(".to-end .badge").textContent(), "99+");
        bob.page().waitForCondition(() -> {
            bob.page().locator(".timeline").evaluate("box => box.scrollTop += 400");
            return bob.message(MESSAGES.getLast()).count() == 1 && bob.isInSight(MESSAGES.getLast());
        });

        assertThat(bob.texts()).endsWith(MESSAGES.toArray(String[]::new));
        bob.page().goBack();
        bob.comesToSee(() -> bob.row("Alice").locator(".badge").count(), 0);
    }

    @Test
    void goesToTheNewestMessageByOnePress() {
        readThenTalkAtLength();
        Person bob = STAGE.person(bobsAccount, Stage.DESKTOP.dark());
        bob.opens("Alice");
        bob.sees(bob.page().getByText("New messages"));
        bob.photographs("desktop-dark-new-messages");

        bob.presses("To the newest message");

        bob.comesToSee(() -> bob.message(MESSAGES.getLast()).count() == 1 && bob.isInSight(MESSAGES.getLast()), true);
        bob.comesToSee(() -> bob.row("Alice").locator(".badge").count(), 0);
    }

    @Test
    void whatOneWritesIsAtTheEndAlsoWhenTheNewMessagesAreNotLoaded() {
        readThenTalkAtLength();
        Person bob = STAGE.person(bobsAccount);
        bob.opens("Alice");
        bob.sees(bob.page().getByText("New messages"));

        bob.says("I have not read all of that");

        bob.comesToSee(() -> bob.message("I have not read all of that").count() == 1 && bob.isInSight("I have not read all of that"), true);
        assertThat(bob.texts()).endsWith(MESSAGES.getLast(), "I have not read all of that");
    }

    private void readThenTalkAtLength() {
        Account.Session alice = alicesAccount.session();
        alice.send(alice.openDirect(bobsAccount), "What you have read already");
        Account.Session bob = bobsAccount.session();
        bob.read(bob.openDirect(alicesAccount), 1);
        talkAtLength();
    }

    private void talkAtLength() {
        Account.Session alice = alicesAccount.session();
        String conversation = alice.openDirect(bobsAccount);
        MESSAGES.forEach(text -> alice.send(conversation, text));
    }
}
