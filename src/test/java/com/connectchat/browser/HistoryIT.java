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
        Person bob = STAGE.person(bobsAccount);
        bob.opens("Alice");
        bob.sees(bob.page().locator(".message"));
        int loadedAtFirst = bob.texts().size();

        bob.page().waitForCondition(() -> {
            bob.page().locator(".timeline").evaluate("box => box.scrollTop = 0");
            return bob.page().getByText("The beginning of your conversation").isVisible();
        });

        assertThat(loadedAtFirst).isLessThan(MESSAGES.size());
        assertThat(bob.texts()).isEqualTo(MESSAGES);
        bob.photographs("history-beginning");
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
    void readsTheNewMessagesAtTheEnd() {
        talkAtLength();
        Person bob = STAGE.person(bobsAccount, Stage.PHONE);
        bob.opens("Alice");
        bob.hears(MESSAGES.getLast());

        bob.page().goBack();

        bob.comesToSee(() -> bob.row("Alice").locator(".badge").count(), 0);
    }

    private void talkAtLength() {
        Account.Session alice = alicesAccount.session();
        String conversation = alice.openDirect(bobsAccount);
        MESSAGES.forEach(text -> alice.send(conversation, text));
    }
}
