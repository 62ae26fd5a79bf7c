package com.connectchat.bench.scenario;

/** The run could not be carried through: its figures, if any, say nothing. The message says why. */
public final class RunFailed extends RuntimeException {

    public RunFailed(String message) {
        super(message);
    }
}
