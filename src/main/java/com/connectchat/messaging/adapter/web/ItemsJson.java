package com.connectchat.messaging.adapter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as every endpoint answers it.
 *
 * @param nextCursor asks for the next page; missing on the last one, and where a timeline's own numbers do the same
 */
record ItemsJson<T>(List<T> items, @Nullable String nextCursor) {

    static <T> ItemsJson<T> of(List<T> items) {
        return new ItemsJson<>(items, null);
    }
}
