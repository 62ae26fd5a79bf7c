package com.connectchat.gateway.adapter.websocket;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes a JSON value without a blank that carries no meaning; numbers stay as they were written. */
final class CompactJson {

    private CompactJson() {
    }

    /** Copies the object at which the parser stands, and leaves the parser at its end. */
    static void copy(JsonParser json, StringBuilder to) {
        int depth = 0;
        JsonToken token = json.currentToken();
        do {
            separate(token, to);
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    to.append(token.asString());
                    depth++;
                }
                case END_OBJECT, END_ARRAY -> {
                    to.append(token.asString());
                    depth--;
                }
                case PROPERTY_NAME -> {
                    quote(json.currentName(), to);
                    to.append(':');
                }
                case VALUE_STRING -> quote(json.getString(), to);
                default -> to.append(json.getString());
            }
            if (depth > 0) {
                token = json.nextToken();
            }
        } while (depth > 0);
    }

    /** A comma belongs before whatever neither opens, ends, nor follows an opening or a colon. */
    private static void separate(JsonToken token, StringBuilder to) {
        if (to.isEmpty() || token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            return;
        }
        char before = to.charAt(to.length() - 1);
        if (before != '{' && before != '[' && before != ':') {
            to.append(',');
        }
    }

    private static void quote(String value, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> to.append('\\').append(c);
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < 0x20) {
                        to.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }
}
