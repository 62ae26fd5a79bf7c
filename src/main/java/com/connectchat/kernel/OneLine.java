package com.connectchat.kernel;

/** Names that stand in a list next to others: a text that can't break its line, or a log, or turn its neighbours around. */
public final class OneLine {

    private OneLine() {
    }

    /** The text, if it is one line without control characters. */
    public static String require(String pointer, String text) {
        if (text.codePoints().anyMatch(OneLine::isIllegal)) {
            throw new InvalidField(pointer, pointer.substring(1) + " must not hold control characters or line breaks");
        }
        return text;
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
