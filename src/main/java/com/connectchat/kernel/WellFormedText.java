package com.connectchat.kernel;

/** Whether a text can be kept and sent at all: JSON can spell texts that UTF-8 can't, and that would fail later, at a neighbour. */
public final class WellFormedText {

    private WellFormedText() {
    }

    /** True where the text has no NUL and no half of a surrogate pair. */
    public static boolean is(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || Character.isLowSurrogate(each)) {
                return false;
            }
            if (Character.isHighSurrogate(each)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text, if it can be kept and sent. */
    public static String require(String pointer, String text) {
        if (!is(text)) {
            throw new InvalidField(pointer, "must not hold a NUL character or half of a surrogate pair");
        }
        return text;
    }
}
