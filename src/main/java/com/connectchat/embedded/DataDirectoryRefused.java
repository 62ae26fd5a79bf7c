package com.connectchat.embedded;

/**
 * The data directory can't be used as it is, so the process must not start on it: somebody else holds it, it can't be written, or what
 * is in it is damaged or of another format. The message says what is wrong, {@link #remedy} what to do.
 */
public final class DataDirectoryRefused extends RuntimeException {

    private final String remedy;

    DataDirectoryRefused(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    DataDirectoryRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What the operator should do, in a sentence or two. */
    public String remedy() {
        return remedy;
    }
}
