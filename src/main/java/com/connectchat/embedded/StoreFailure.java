package com.connectchat.embedded;

/**
 * The store could not do what it was asked: the disk is full, or reading or writing failed. Of a batch that failed,
 * nothing may be counted on: it may or may not be there. Trying again later is right.
 */
public final class StoreFailure extends RuntimeException {

    public StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreFailure(String message) {
        super(message);
    }
}
