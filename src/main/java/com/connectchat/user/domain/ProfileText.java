package com.connectchat.user.domain;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.OneLine;

/** What people may write about themselves: no control characters, so that a name can't break a line or a log. */
final class ProfileText {

    private ProfileText() {
    }

    static String require(String field, String text, int charactersMax) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > charactersMax) {
            throw new InvalidField("/" + field, field + " must be at most " + charactersMax + " characters long");
        }
        return OneLine.require("/" + field, stripped);
    }
}
