package com.connectchat.bench.cli;

/** The command line is wrong: the message says what was wrong, what is legal and what to do. */
public final class UsageError extends RuntimeException {

    public UsageError(String message) {
        super(message);
    }
}
