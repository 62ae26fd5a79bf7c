package com.connectchat.user.domain;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import com.connectchat.user.PresenceVisibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A person's account. Immutable; each change is the next revision, so that a store can refuse one that was decided on
 * an older state.
 *
 * @param displayName 1 to {@value #DISPLAY_NAME_CHARACTERS_MAX} characters, no control characters; the username where none was chosen
 * @param about       1 to {@value #ABOUT_CHARACTERS_MAX} characters, no control characters
 * @param password    missing until one is set: nobody can sign in by password then
 * @param presenceVisibility who may see whether the person is there
 * @param revision    1 when new
 */
@AggregateRoot
public record Account(@Identity UserId id, Username username, String displayName, @Nullable String about, Instant createdAt,
        @Nullable PasswordHash password, PresenceVisibility presenceVisibility, long revision) {

    public static final int DISPLAY_NAME_CHARACTERS_MAX = 64;
    public static final int ABOUT_CHARACTERS_MAX = 200;

    /** A new account without a password. */
    public static Account opened(UserId id, Username username, Instant now) {
        return new Account(id, username, username.value(), null, now.truncatedTo(ChronoUnit.MILLIS), null,
                PresenceVisibility.EVERYBODY, 1);
    }

    /** The same new account under a display name; blank: the username. */
    public Account called(String name) {
        String legal = ProfileText.require("display_name", name, DISPLAY_NAME_CHARACTERS_MAX);
        return new Account(id, username, legal.isEmpty() ? username.value() : legal, about, createdAt, password,
                presenceVisibility, revision);
    }

    /** The same new account with its first password. */
    public Account protectedBy(String encodedPassword) {
        return new Account(id, username, displayName, about, createdAt, new PasswordHash(encodedPassword, 1),
                presenceVisibility, revision);
    }

    /** Presented anew, under a name that must not be blank; a blank text about the person is none. */
    public Account present(String name, @Nullable String text) {
        String legalName = ProfileText.require("display_name", name, DISPLAY_NAME_CHARACTERS_MAX);
        if (legalName.isEmpty()) {
            throw new InvalidField("/display_name", "display_name must not be blank; leave it out to keep the one you have");
        }
        String legalText = ProfileText.require("about", text == null ? "" : text, ABOUT_CHARACTERS_MAX);
        return new Account(id, username, legalName, legalText.isEmpty() ? null : legalText, createdAt, password,
                presenceVisibility, revision + 1);
    }

    /** The same account at the same revision, its presence shown to others: a part of presenting it anew. */
    public Account showPresenceTo(PresenceVisibility others) {
        return new Account(id, username, displayName, about, createdAt, password, others, revision);
    }

    /** Another password. */
    public Account changePassword(String encoded) {
        return withPassword(new PasswordHash(encoded, passwordVersion() + 1));
    }

    /** The same password, hashed anew. */
    public Account rehash(String encoded) {
        return withPassword(new PasswordHash(encoded, passwordVersion()));
    }

    /** Which of its passwords the account has; 0: none yet. */
    public int passwordVersion() {
        return password == null ? 0 : password.version();
    }

    private Account withPassword(PasswordHash next) {
        return new Account(id, username, displayName, about, createdAt, next, presenceVisibility, revision + 1);
    }
}
