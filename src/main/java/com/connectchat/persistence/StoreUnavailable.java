package com.connectchat.persistence;

import com.connectchat.kernel.Unavailable;

/** The history store can't be written or read now, for example because the disk is full; trying again later is right. */
public final class StoreUnavailable extends Unavailable {

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
