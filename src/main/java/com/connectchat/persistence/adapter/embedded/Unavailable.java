package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.StoreFailure;
import com.connectchat.persistence.StoreUnavailable;
import java.util.function.Supplier;

/** Says a failure of the store in the history service's words. */
final class Unavailable {

    private Unavailable() {
    }

    static <T> T translating(Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreFailure e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
