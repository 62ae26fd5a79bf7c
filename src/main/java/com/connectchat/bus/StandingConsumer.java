package com.connectchat.bus;

import com.connectchat.bus.MessageBus.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Consumes a topic for as long as the process runs: from before the gateway takes clients until after it has let them go. */
public abstract class StandingConsumer implements SmartLifecycle {

    private @Nullable Subscription subscription;

    /** Begins; called once for each start. */
    protected abstract Subscription consume();

    @Override
    public final synchronized void start() {
        subscription = consume();
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return subscription != null;
    }

    /** Before the gateway, which waits for {@link SmartLifecycle#DEFAULT_PHASE}. */
    @Override
    public final int getPhase() {
        return 0;
    }
}
