package com.connectchat.user.domain;

import com.connectchat.kernel.InvalidField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The name by which a person signs in and is found: 2 to 32 of a–z, 0–9, dot, underscore and hyphen, starting with a
 * letter or digit. Case makes no difference, so it is kept in lower case; no two accounts ever share one.
 */
public record Username(String value) implements ValueObject {

    public static final int CHARACTERS_MIN = 2;
    public static final int CHARACTERS_MAX = 32;

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    public Username {
        if (!LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException("A username is " + CHARACTERS_MIN + " to " + CHARACTERS_MAX
                    + " of a-z, 0-9, '.', '_' and '-', starting with a letter or digit; was " + value.length() + " characters");
        }
    }

    /** The name as somebody typed it, refused with what is legal where it can't be one. */
    public static Username chosen(@Nullable String typed) {
        return typed(typed).orElseThrow(() -> new InvalidField("/username", "username must be " + CHARACTERS_MIN + " to " + CHARACTERS_MAX
                + " characters of a-z, 0-9, '.', '_' and '-', and start with a letter or digit"));
    }

    /** The name as somebody typed it; empty where no account can have it. */
    public static Optional<Username> typed(@Nullable String typed) {
        String lowerCase = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
        return LEGAL.matcher(lowerCase).matches() ? Optional.of(new Username(lowerCase)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
