package com.connectchat.bus;

import com.connectchat.kernel.Unavailable;

/** The bus did not take a record: a queue is full, or the broker does not answer. Trying again later is right. */
public final class BusUnavailable extends Unavailable {

    public BusUnavailable(String message) {
        super(message);
    }
}
