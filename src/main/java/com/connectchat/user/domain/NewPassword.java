package com.connectchat.user.domain;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.WellFormedText;
import java.nio.charset.StandardCharsets;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * A password that somebody wants: at least {@value #CHARACTERS_MIN} characters, at most {@value #BYTES_MAX} bytes of UTF-8, any
 * characters. Never shown, not even by {@code toString}.
 */
public record NewPassword(String value) implements ValueObject {

    public static final int CHARACTERS_MIN = 8;
    public static final int BYTES_MAX = 128;

    public NewPassword {
        if (!isLongEnough(value) || !isShortEnough(value)) {
            throw new IllegalArgumentException("A password is " + CHARACTERS_MIN + " characters to " + BYTES_MAX + " bytes long");
        }
    }

    /** @param pointer the field that it came in, such as {@code /password} */
    public static NewPassword chosen(String pointer, @Nullable String typed) {
        if (typed == null || !isLongEnough(typed)) {
            throw new InvalidField(pointer, "a password must be at least " + CHARACTERS_MIN + " characters long");
        }
        if (!isShortEnough(typed)) {
            throw new InvalidField(pointer, "a password must be at most " + BYTES_MAX + " bytes of UTF-8 long");
        }
        return new NewPassword(WellFormedText.require(pointer, typed));
    }

    /** Whether an account could have this password at all. */
    public static boolean isShortEnough(String typed) {
        return typed.length() <= BYTES_MAX && typed.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    private static boolean isLongEnough(String typed) {
        return typed.codePointCount(0, typed.length()) >= CHARACTERS_MIN;
    }

    @Override
    public String toString() {
        return "NewPassword[hidden]";
    }
}
