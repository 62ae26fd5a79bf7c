package com.connectchat.persistence;

/** The history store can't be written or read now, for example because the disk is full; trying again later is right. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
