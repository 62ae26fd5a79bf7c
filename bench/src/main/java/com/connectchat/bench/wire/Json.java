package com.connectchat.bench.wire;

/** Steps over JSON in bytes without building anything. It trusts the server to send well-formed JSON. */
public final class Json {

    private Json() {
    }

    /** The place of the quote that ends the string whose first character is at {@code i}, or {@code to}. */
    static int stringEnd(byte[] bytes, int i, int to) {
        int at = i;
        while (at < to && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    static int skipSpace(byte[] bytes, int i, int to) {
        int at = i;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The place after the object that starts at {@code i}. */
    static int objectEnd(byte[] bytes, int i, int to) {
        int depth = 0;
        for (int at = i; at < to; at++) {
            switch (bytes[at]) {
                case '"' -> at = stringEnd(bytes, at + 1, to);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {
                }
            }
        }
        return to;
    }

    /** Text as a JSON string, with its quotes. */
    public static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
