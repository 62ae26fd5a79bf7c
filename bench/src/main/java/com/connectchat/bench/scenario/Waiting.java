package com.connectchat.bench.scenario;

import java.time.Duration;

/** Time that passes while the load is on. */
final class Waiting {

    private Waiting() {
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RunFailed("interrupted");
        }
    }
}
