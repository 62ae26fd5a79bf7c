package com.connectchat.user.adapter.embedded;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.domain.BackOff;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Counts tries in memory. Forgets them some time after the first one, not the last: else the few failures of an office
 * behind one address would add up for as long as somebody there signs in every hour.
 */
final class EmbeddedAttempts implements Attempts {

    private final Cache<String, BackOff.Tries> tries;

    EmbeddedAttempts(AuthSettings.Guessing bounds, Clock clock) {
        this.tries = Caffeine.newBuilder().maximumSize(bounds.keysMax())
                .expireAfter(Expiry.<String, BackOff.Tries>creating((_, _) -> bounds.forgetAfter()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public Duration count(String key, BackOff backOff, Instant now) {
        Duration[] wait = {Duration.ZERO};
        tries.asMap().compute(key, (_, before) -> {
            BackOff.Tries known = before == null ? BackOff.NONE : before;
            wait[0] = backOff.waitOf(known, now);
            return wait[0].isPositive() ? known : backOff.count(known, now);
        });
        return wait[0];
    }

    @Override
    public void takeBack(String key) {
        tries.asMap().computeIfPresent(key, (_, known) -> known.takeBack());
    }

    @Override
    public void forget(String key) {
        tries.invalidate(key);
    }
}
