package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that are lost, and what people see of it: nothing, a moment later. */
final class ReconnectionIT {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    @Test
    void catchesUpInOrderWithoutRepeatsAfterBeingOffline() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"));
        Person bob = STAGE.person(bobsAccount);
        alice.finds(bobsAccount);
        alice.says("before");
        bob.opens("Alice");
        bob.hears("before");

        bob.presses("Raw frames");
        bob.page().getByLabel("Stay offline").check();
        List<String> missed = IntStream.rangeClosed(1, 30).mapToObj(i -> "missed " + i).toList();
        missed.forEach(alice::says);
        alice.comesToSee(() -> alice.stateOf("missed 30"), "sent");
        bob.says("written offline");
        bob.comesToSee(() -> bob.stateOf("written offline"), "pending");
        bob.photographs("offline");
        bob.page().getByLabel("Stay offline").uncheck();
        alice.hears("written offline");

        List<String> all = Stream.of(List.of("before"), missed, List.of("written offline")).flatMap(List::stream).toList();
        bob.comesToSee(bob::texts, all);
        assertThat(alice.texts()).isEqualTo(all);
    }

    @Test
    void comesBackByItselfWhenTheConnectionIsDropped() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"));
        Person bob = STAGE.person(bobsAccount);
        alice.finds(bobsAccount);
        alice.presses("Raw frames");

        alice.presses("Drop connection");
        alice.says("sent while it comes back");

        bob.opens("Alice");
        bob.hears("sent while it comes back");
        alice.isConnected();
        alice.comesToSee(() -> alice.page().locator(".frame-type").getByText("hello").count(), 2);
        assertThat(alice.page().locator(".frames").textContent()).doesNotContain("eyJ");
        alice.photographs("frames");
    }

    @Test
    void resumesWhenTheServerWasKilledAndStartedAgain() {
        try (RunningServer server = RunningServer.start()) {
            Account alicesAccount = Account.register(server.url(), "Alice");
            Account bobsAccount = Account.register(server.url(), "Bob");
            Person alice = STAGE.visitor(Stage.DESKTOP, server);
            alice.signsIn(alicesAccount);
            Person bob = STAGE.visitor(Stage.DESKTOP, server);
            bob.signsIn(bobsAccount);
            alice.finds(bobsAccount);
            alice.says("acknowledged before the end");
            bob.opens("Alice");
            bob.hears("acknowledged before the end");

            server.kill();
            alice.sees(alice.page().locator("[data-phase=waiting]"));
            alice.says("written while it was dead");
            alice.photographs("server-dead");
            server.startAgain();
            alice.isToldThatTheNetworkIsBack();
            bob.isToldThatTheNetworkIsBack();

            bob.hears("written while it was dead");
            alice.comesToSee(() -> List.of("delivered", "read").contains(alice.stateOf("written while it was dead")), true);
            assertThat(bob.texts()).containsExactly("acknowledged before the end", "written while it was dead");
        }
    }

    @Test
    void keepsWhatWaitsOverAReload() {
        Account bobsAccount = STAGE.account("Bob");
        Person alice = STAGE.person(STAGE.account("Alice"));
        Person bob = STAGE.person(bobsAccount);
        alice.finds(bobsAccount);
        alice.presses("Raw frames");
        alice.page().getByLabel("Stay offline").check();
        alice.says("still on its way");

        alice.page().reload();

        bob.opens("Alice");
        bob.hears("still on its way");
        alice.comesToSee(alice::texts, List.of("still on its way"));
    }
}
