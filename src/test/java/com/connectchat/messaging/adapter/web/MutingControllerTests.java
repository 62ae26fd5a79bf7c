package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.event.Timestamps;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutingControllerTests extends WebTest {

    @Test
    void isMuteUntilThenAndForThisMemberOnly() {
        String until = Timestamps.text(backend.clock.instant().plus(Duration.ofHours(1)));

        Browser.Answer muted = alice.put(conversation + "/mute", "{\"until\": \"" + until + "\"}");

        assertThat(muted.status()).isEqualTo(200);
        assertThat(muted.at("/muted_until")).isEqualTo(until);
        assertThat(alice.get(conversation).at("/muted_until")).isEqualTo(until);
        assertThat(alice.get("/v1/conversations").at("/items/0/muted_until")).isEqualTo(until);
        assertThat(bob.get(conversation).json().has("muted_until")).isFalse();

        backend.clock.advance(Duration.ofHours(1));

        assertThat(alice.get(conversation).json().has("muted_until")).isFalse();
    }

    @Test
    void isMuteForGoodWithoutATime() {
        assertThat(alice.put(conversation + "/mute").at("/muted_until")).isEqualTo("9999-12-31T23:59:59.999Z");
        assertThat(alice.put(conversation + "/mute", "{}").at("/muted_until")).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @Test
    void endsWhenAsked() {
        alice.put(conversation + "/mute");

        assertThat(alice.delete(conversation + "/mute").status()).isEqualTo(204);
        assertThat(alice.delete(conversation + "/mute").status()).isEqualTo(204);
        assertThat(alice.get(conversation).json().has("muted_until")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2020-01-01T00:00:00.000Z\"", "\"+10000-01-01T00:00:00Z\"", "\"soon\"", "7", "true", "{}"})
    void refusesATimeThatIsNone(String until) {
        assertThat(alice.put(conversation + "/mute", "{\"until\": " + until + "}").problem()).isEqualTo("validation_failed /until");
    }

    @Test
    void isNotForStrangers() {
        assertThat(carol.put(conversation + "/mute").problem()).isEqualTo("not_found");
        assertThat(carol.delete(conversation + "/mute").problem()).isEqualTo("not_found");
    }
}
