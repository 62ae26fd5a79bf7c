package com.connectchat.user.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/** The signing keys that are known, oldest first. */
public record KeyRow(List<SigningKey> keys) implements ValueObject {

    public KeyRow {
        keys = keys.stream().sorted(Comparator.comparingLong(SigningKey::number)).toList();
    }

    /**
     * The key that signs now: the newest whose time has come, and the first one before that: where two processes begin together, it is in
     * the future of the one that did not draw it.
     */
    public Optional<SigningKey> signing(Instant now) {
        return keys.reversed().stream().filter(each -> !each.signsFrom().isAfter(now)).findFirst()
                .or(() -> keys.stream().findFirst());
    }

    /** Whether the key after the one that signs now is there; where not, it is time to draw it. */
    public boolean hasSuccessor(Instant now) {
        return !keys.isEmpty() && keys.getLast().signsFrom().isAfter(now);
    }

    /** The number of the next key to be drawn. */
    public long nextNumber() {
        return keys.isEmpty() ? 0 : keys.getLast().number() + 1;
    }

    /** The keys whose last token is out of time, given how long a token may live: they can go. */
    public List<SigningKey> spent(Instant now, Duration tokenLifeMax) {
        return keys.stream().filter(each -> isSpent(each, now.minus(tokenLifeMax))).toList();
    }

    private boolean isSpent(SigningKey key, Instant lastSignature) {
        return keys.stream().anyMatch(each -> each.number() == key.number() + 1 && each.signsFrom().isBefore(lastSignature));
    }
}
