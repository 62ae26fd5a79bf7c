package com.connectchat.user.adapter.embedded;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.domain.BackOff;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/** Counts tries in memory. */
final class EmbeddedAttempts implements Attempts {

    private final Cache<String, BackOff.Tries> tries;

    EmbeddedAttempts(AuthSettings.Guessing bounds) {
        this.tries = Caffeine.newBuilder().maximumSize(bounds.keysMax()).expireAfterWrite(bounds.forgetAfter()).build();
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
