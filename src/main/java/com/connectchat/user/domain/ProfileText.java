package com.connectchat.user.domain;

import com.connectchat.kernel.InvalidField;

/** What people may write about themselves: no control characters, so that a name can't break a line or a log. */
final class ProfileText {

    private ProfileText() {
    }

    static String require(String field, String text, int charactersMax) {
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > charactersMax) {
            throw new InvalidField("/" + field, field + " must be at most " + charactersMax + " characters long");
        }
        if (stripped.codePoints().anyMatch(ProfileText::isIllegal)) {
            throw new InvalidField("/" + field, field + " must not hold control characters or line breaks");
        }
        return stripped;
    }

    private static boolean isIllegal(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> isTextDirectionOverride(codePoint);
        };
    }

    /** U+202A to U+202E and U+2066 to U+2069 make the text that follows run the other way: a name could forge its neighbours. */
    private static boolean isTextDirectionOverride(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
    }
}
