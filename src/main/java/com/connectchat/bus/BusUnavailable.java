package com.connectchat.bus;

/** The bus did not take a record: a queue is full, or the broker does not answer. Trying again later is right. */
public final class BusUnavailable extends RuntimeException {

    public BusUnavailable(String message) {
        super(message);
    }
}
