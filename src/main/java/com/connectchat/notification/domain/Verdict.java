package com.connectchat.notification.domain;

import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/** Whether somebody gets a push for something. */
public sealed interface Verdict extends ValueObject {

    record Due() implements Verdict {
    }

    record Not(Suppressed reason) implements Verdict {
    }

    /**
     * Judges by all that is known at this moment. The first reason that holds is named: what one did oneself and what one has seen come
     * before what one wished.
     */
    static Verdict of(Subject subject, Recipient recipient, Instant now) {
        if (recipient.userId().equals(subject.actor())) {
            return new Not(Suppressed.OWN_MESSAGE);
        }
        if (!recipient.present()) {
            return new Not(Suppressed.LEFT);
        }
        if (recipient.blocked()) {
            return new Not(Suppressed.BLOCKED);
        }
        if (recipient.read() >= subject.seq()) {
            return new Not(Suppressed.ALREADY_READ);
        }
        if (recipient.acknowledged() >= subject.seq()) {
            return new Not(Suppressed.ACKNOWLEDGED);
        }
        if (subject.deleted()) {
            return new Not(Suppressed.DELETED);
        }
        return byWish(subject, recipient, now);
    }

    private static Verdict byWish(Subject subject, Recipient recipient, Instant now) {
        boolean names = subject.naming() == Subject.Naming.THEM;
        if (recipient.mutedUntil() != null && now.isBefore(recipient.mutedUntil())) {
            return new Not(Suppressed.MUTED);
        }
        boolean wanted = switch (recipient.level() == null ? recipient.preferences().push() : recipient.level()) {
            case ALL -> true;
            case MENTIONS -> names;
            case NOTHING -> false;
        };
        if (!wanted) {
            return new Not(Suppressed.PREFERENCES);
        }
        QuietHours quiet = recipient.preferences().quietHours();
        if (quiet != null && !names && quiet.include(now)) {
            return new Not(Suppressed.QUIET_HOURS);
        }
        return recipient.addresses() == 0 ? new Not(Suppressed.NO_ADDRESS) : new Due();
    }
}
