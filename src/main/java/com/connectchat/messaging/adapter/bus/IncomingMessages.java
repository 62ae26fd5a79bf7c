package com.connectchat.messaging.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Handler;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.messaging.WorkOnCommands;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Consumes {@code incoming_messages} as one of the workers; starts before the gateway takes clients and stops after it. */
@Component
final class IncomingMessages implements SmartLifecycle {

    private final MessageBus bus;
    private final WorkOnCommands work;
    private @Nullable Subscription subscription;

    IncomingMessages(MessageBus bus, WorkOnCommands work) {
        this.bus = bus;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        subscription = bus.consume(Topics.INCOMING_MESSAGES, "messaging", new Worker(work));
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

    /** A worker remembers only what nobody else can have changed. */
    private record Worker(WorkOnCommands work) implements Handler<IncomingMessage> {

        @Override
        public void handle(List<IncomingMessage> batch) {
            work.workOn(batch);
        }

        @Override
        public void partitionsLost() {
            work.forgetConversations();
        }
    }

    /** Before the gateway, which waits for {@link SmartLifecycle#DEFAULT_PHASE}. */
    @Override
    public int getPhase() {
        return 0;
    }
}
