package com.connectchat.bus.adapter.kafka;

/** Bytes that are no record of this topic, or one of a newer version. */
final class UnreadableRecord extends RuntimeException {

    UnreadableRecord(String message) {
        super(message);
    }

    UnreadableRecord(RuntimeException cause) {
        super(cause);
    }
}
