package com.connectchat.user.application;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.domain.BackOff;
import com.connectchat.user.domain.ClientNetwork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Slows down those who try again and again. Every try is counted before it is made, so that many at once gain nothing,
 * and taken back when it turns out to be no guess.
 */
@Component
class Guessing {

    private final Attempts attempts;
    private final Clock clock;
    private final BackOff perAccount;
    private final BackOff perAddress;
    private final BackOff signUps;
    private final Counter refused;

    Guessing(Attempts attempts, AuthSettings settings, Clock clock, MeterRegistry metrics) {
        this.attempts = attempts;
        this.clock = clock;
        AuthSettings.Guessing bounds = settings.guessing();
        this.perAccount = new BackOff(bounds.freePerAccount(), bounds.firstWait(), bounds.waitMax());
        this.perAddress = new BackOff(bounds.freePerAddress(), bounds.firstWait(), bounds.waitMax());
        this.signUps = new BackOff(bounds.freeSignUps(), bounds.firstWait(), bounds.waitMax());
        this.refused = Counter.builder("connectchat.auth.tries.refused").description("Tries that had to wait first").register(metrics);
    }

    /**
     * Begins a try of a password.
     *
     * @param target        whose password: an account, or one of its devices. Guesses elsewhere don't slow down a device that is
     *                      known, so nobody can lock the owner out.
     * @param clientAddress where the try comes from
     */
    Try password(String target, String clientAddress) {
        String addressKey = "address:" + ClientNetwork.of(clientAddress);
        Duration wait = attempts.count(addressKey, perAddress, clock.instant());
        if (wait.isPositive()) {
            return refuse(wait);
        }
        String targetKey = "password:" + target;
        wait = attempts.count(targetKey, perAccount, clock.instant());
        return wait.isPositive() ? refuse(wait) : new Try(attempts, List.of(targetKey), List.of(addressKey), Duration.ZERO);
    }

    /** Counts one more sign-up from this address. */
    Try signUp(String clientAddress) {
        String key = "sign-up:" + ClientNetwork.of(clientAddress);
        Duration wait = attempts.count(key, signUps, clock.instant());
        return wait.isPositive() ? refuse(wait) : new Try(attempts, List.of(), List.of(key), Duration.ZERO);
    }

    private Try refuse(Duration delay) {
        refused.increment();
        return new Try(attempts, List.of(), List.of(), delay);
    }

    /**
     * A try that was counted, or one that has to wait.
     *
     * @param targets   what a success proves to be no guessing
     * @param addresses what a success says little about, for a guesser may have an account too
     * @param delay     positive: it must not go on
     */
    record Try(Attempts attempts, List<String> targets, List<String> addresses, Duration delay) {

        boolean mustWait() {
            return delay.isPositive();
        }

        /** It was no guess. */
        void succeeded() {
            targets.forEach(attempts::forget);
            addresses.forEach(attempts::takeBack);
        }

        /** It was not made after all. */
        void takeBack() {
            targets.forEach(attempts::takeBack);
            addresses.forEach(attempts::takeBack);
        }
    }
}
