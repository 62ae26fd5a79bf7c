package com.connectchat.user.application;

import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Hashes passwords: slow and hungry for memory on purpose, so only so many at once; ADR-0012. Waits for a free place, a
 * bounded time. Thread-safe; never to be called on an event loop.
 */
@SecondaryPort
public interface Passwords {

    /**
     * A new salted hash.
     *
     * @throws TooBusy if no place became free in time
     */
    String hash(String password);

    /**
     * Whether this is the password of which only the hash is known; costs as much as {@link #hash}.
     *
     * @throws TooBusy if no place became free in time
     */
    boolean matches(String password, String hash);

    /** Whether today's parameters are others than the hash was made with. */
    boolean isOutdated(String hash);

    /** All places are taken and so is every place in the queue; trying again later is right. */
    final class TooBusy extends RuntimeException {

        public TooBusy(String message) {
            super(message, null, false, false);
        }
    }
}
