package com.connectchat.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.RunningProduct;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPushAddresses;
import com.connectchat.user.IssueTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningProduct
class PushAddressControllerTests {

    private static final String APNS = """
            {"provider":"apns","token":"%s"}""".formatted("0123456789abcdef".repeat(4));

    private final KeepPushAddresses addresses;
    private final Client alice;
    private final Client bob;

    PushAddressControllerTests(IssueTokens tokens, @LocalServerPort int port, KeepPushAddresses addresses) {
        List<Client> people = Client.some(2, tokens, port);
        this.alice = people.getFirst();
        this.bob = people.getLast();
        this.addresses = addresses;
    }

    @Test
    void aDeviceGivesItsAddressAndTakesItBack() {
        assertThat(alice.put(pathOf(alice), APNS).status()).isEqualTo(204);
        assertThat(isReachable(alice)).isTrue();

        assertThat(alice.ask("DELETE", pathOf(alice), "").status()).isEqualTo(204);
        assertThat(alice.ask("DELETE", pathOf(alice), "").status()).isEqualTo(204);
        assertThat(isReachable(alice)).isFalse();
    }

    @Test
    void nobodyGivesAnAddressToADeviceOfSomebodyElse() {
        assertThat(bob.put(pathOf(alice), APNS).problem()).isEqualTo("404 not_found");
        assertThat(isReachable(alice)).isFalse();
        assertThat(isReachable(bob)).isFalse();
    }

    @Test
    void anAddressIsOfWhoeverGaveItLast() {
        alice.put(pathOf(alice), APNS);

        bob.put(pathOf(bob), APNS);

        assertThat(isReachable(alice)).isFalse();
        assertThat(isReachable(bob)).isTrue();
    }

    @Test
    void aDeviceThatIsRemovedIsNotPushedToAnyMore() {
        String device = alice.deviceId();
        alice.put(pathOf(alice), APNS);

        alice.ask("DELETE", "/v1/me/devices/" + device, "");

        await().until(() -> !isReachable(alice));
    }

    @Test
    void anAccountThatIsClosedIsNotPushedToAnyMore() {
        alice.put(pathOf(alice), APNS);

        alice.ask("DELETE", "/v1/me", "");

        await().until(() -> !isReachable(alice));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(alice.put(pathOf(alice), "{}").problem()).isEqualTo("422 validation_failed /provider");
        assertThat(alice.put(pathOf(alice), "{\"provider\":\"pigeon\",\"token\":\"a\"}").problem())
                .isEqualTo("422 validation_failed /provider");
        assertThat(alice.put(pathOf(alice), "{\"provider\":\"apns\"}").problem()).isEqualTo("422 validation_failed /token");
        assertThat(alice.put(pathOf(alice), "{\"provider\":\"webpush\",\"token\":\"{}\"}").problem())
                .isEqualTo("422 validation_failed /token");
    }

    private boolean isReachable(Client client) {
        return !addresses.reachable(List.of(new UserId(client.userId()))).isEmpty();
    }

    private static String pathOf(Client client) {
        return "/v1/me/devices/" + client.deviceId() + "/push";
    }
}
