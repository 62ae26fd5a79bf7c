package com.connectchat.kernel;

import org.jspecify.annotations.Nullable;

/** Something that is needed can't answer now, for example because the disk or a queue is full; trying again later is right. */
public abstract class Unavailable extends RuntimeException {

    protected Unavailable(String message) {
        super(message);
    }

    protected Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
