package com.connectchat.notification.domain;

import org.jmolecules.ddd.types.ValueObject;

/** What became of a push. */
public sealed interface Delivery extends ValueObject {

    /**
     * The push service took it.
     *
     * @param provider   who, such as {@code apns}
     * @param providerId what it calls the push
     */
    record Sent(String provider, String providerId) implements Delivery {
    }

    /** The push service did not take it, and won't. */
    record Rejected(String provider, String reason) implements Delivery {
    }

    /** The address is none any more. */
    record Gone(String provider, String reason) implements Delivery {
    }

    /** Nobody waits for it any more: it was read before it went. */
    record Cancelled() implements Delivery {
    }
}
