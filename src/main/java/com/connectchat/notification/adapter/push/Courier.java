package com.connectchat.notification.adapter.push;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to one push service. Thread-safe; blocks the calling thread, no longer than the settings say. */
interface Courier {

    /** Tries once. */
    Attempt attempt(Push push);

    /** How a try ended. */
    sealed interface Attempt {
    }

    /** It is decided what becomes of the push. */
    record Settled(Delivery delivery) implements Attempt {
    }

    /**
     * It may succeed later.
     *
     * @param after how long the service wants to be left alone; null where it does not say
     */
    record Later(String reason, @Nullable Duration after) implements Attempt {
    }
}
