package com.connectchat.gateway.domain;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answer, oldest first. Answers mostly come in the order of the requests, so
 * looking from the oldest on finds them at once. Owned by one thread.
 */
public final class InFlight {

    private @Nullable String[] ids = new String[4];
    private long[] deadlines = new long[4];
    private int size;

    public int size() {
        return size;
    }

    public void add(String id, long deadlineNanos) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            deadlines = Arrays.copyOf(deadlines, size * 2);
        }
        ids[size] = id;
        deadlines[size] = deadlineNanos;
        size++;
    }

    /** Returns whether the request still waited. */
    public boolean remove(String id) {
        for (int i = 0; i < size; i++) {
            if (id.equals(ids[i])) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    /** Takes out the requests whose time is up. */
    public void expire(long nowNanos, Consumer<String> late) {
        while (size > 0 && deadlines[0] - nowNanos <= 0) {
            String id = ids[0];
            removeAt(0);
            if (id != null) {
                late.accept(id);
            }
        }
    }

    private void removeAt(int i) {
        size--;
        System.arraycopy(ids, i + 1, ids, i, size - i);
        System.arraycopy(deadlines, i + 1, deadlines, i, size - i);
        ids[size] = null;
    }
}
