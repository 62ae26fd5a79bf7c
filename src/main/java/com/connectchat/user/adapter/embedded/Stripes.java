package com.connectchat.user.adapter.embedded;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A fixed number of locks for any number of keys: what one key's lock protects is read, judged and written in one step. */
final class Stripes {

    private static final int COUNT = 64;

    private final ReentrantLock[] locks = new ReentrantLock[COUNT];

    Stripes() {
        for (int i = 0; i < COUNT; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    <T> T locked(Object key, Supplier<T> action) {
        ReentrantLock lock = locks[Math.floorMod(key.hashCode(), COUNT)];
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
