package com.connectchat.notification.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.StandingConsumer;
import com.connectchat.bus.contract.Topics;
import com.connectchat.notification.CatchUp;
import org.springframework.stereotype.Component;

/** Consumes {@code user_connected}; starts before the gateway takes clients and stops after it. */
@Component
final class ConnectedUsers extends StandingConsumer {

    private final MessageBus bus;
    private final CatchUp catchUp;

    ConnectedUsers(MessageBus bus, CatchUp catchUp) {
        this.bus = bus;
        this.catchUp = catchUp;
    }

    @Override
    protected Subscription consume() {
        return bus.consume(Topics.USER_CONNECTED, "notification", batch -> batch.forEach(catchUp::catchUp));
    }
}
