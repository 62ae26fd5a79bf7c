package com.connectchat.messaging.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Handler;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.StandingConsumer;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.messaging.WorkOnCommands;
import java.util.List;
import org.springframework.stereotype.Component;

/** Consumes {@code incoming_messages} as one of the workers; starts before the gateway takes clients and stops after it. */
@Component
final class IncomingMessages extends StandingConsumer {

    private final MessageBus bus;
    private final WorkOnCommands work;

    IncomingMessages(MessageBus bus, WorkOnCommands work) {
        this.bus = bus;
        this.work = work;
    }

    @Override
    protected Subscription consume() {
        return bus.consume(Topics.INCOMING_MESSAGES, "messaging", new Worker(work));
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
}
