package com.connectchat.kernel;

import java.util.Locale;

/** What a message mainly is, so that a client can choose how to draw it. */
public enum MessageKind {

    TEXT, MEDIA, CUSTOM;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code text}. */
    public String code() {
        return code;
    }

    /** The kind of this wire name. */
    public static MessageKind of(String code) {
        for (MessageKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new InvalidField("/kind", "kind must be text, media or custom");
    }
}
