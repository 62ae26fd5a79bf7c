package com.connectchat.user.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.application.AttemptsContract;
import com.connectchat.user.domain.BackOff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbeddedAttemptsTests extends AttemptsContract {

    private static final BackOff ONE_FREE = new BackOff(1, Duration.ofDays(1), Duration.ofDays(1));

    private final MovingClock clock = new MovingClock();

    @Override
    protected Attempts attempts() {
        return new EmbeddedAttempts(AuthSettingsOf.defaults().guessing(), clock);
    }

    @Test
    void forgetsTriesSomeTimeAfterTheFirstOfThem() {
        Attempts attempts = attempts();
        attempts.count("office", ONE_FREE, clock.instant());
        clock.advance(Duration.ofMinutes(59));
        assertThat(attempts.count("office", ONE_FREE, clock.instant())).isPositive();

        clock.advance(Duration.ofMinutes(1));

        assertThat(attempts.count("office", ONE_FREE, clock.instant())).isZero();
    }
}
