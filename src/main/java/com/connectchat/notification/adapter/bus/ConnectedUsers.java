package com.connectchat.notification.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.contract.Topics;
import com.connectchat.notification.CatchUp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Consumes {@code user_connected}; starts before the gateway takes clients and stops after it. */
@Component
final class ConnectedUsers implements SmartLifecycle {

    private final MessageBus bus;
    private final CatchUp catchUp;
    private @Nullable Subscription subscription;

    ConnectedUsers(MessageBus bus, CatchUp catchUp) {
        this.bus = bus;
        this.catchUp = catchUp;
    }

    @Override
    public synchronized void start() {
        subscription = bus.consume(Topics.USER_CONNECTED, "notification", batch -> batch.forEach(catchUp::catchUp));
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return subscription != null;
    }

    /** Before the gateway, which waits for {@link SmartLifecycle#DEFAULT_PHASE}. */
    @Override
    public int getPhase() {
        return 0;
    }
}
