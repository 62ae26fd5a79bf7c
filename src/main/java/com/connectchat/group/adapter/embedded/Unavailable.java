package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.StoreFailure;
import com.connectchat.group.GroupsUnavailable;
import java.util.function.Supplier;

/** Says the store's failures in this module's words. */
final class Unavailable {

    private Unavailable() {
    }

    static <T> T translating(Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreFailure e) {
            throw new GroupsUnavailable("Groups can't be read or written now: " + e.getMessage(), e);
        }
    }
}
