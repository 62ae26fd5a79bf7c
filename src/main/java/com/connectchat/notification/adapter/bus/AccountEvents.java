package com.connectchat.notification.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.StandingConsumer;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.notification.KeepPushAddresses;
import org.springframework.stereotype.Component;

/** Consumes {@code user_events}: where a session or an account ends, so do its pushes. */
@Component
final class AccountEvents extends StandingConsumer {

    private final MessageBus bus;
    private final KeepPushAddresses addresses;

    AccountEvents(MessageBus bus, KeepPushAddresses addresses) {
        this.bus = bus;
        this.addresses = addresses;
    }

    @Override
    protected Subscription consume() {
        return bus.consume(Topics.USER_EVENTS, "notification", batch -> batch.forEach(this::take));
    }

    private void take(UserEvent event) {
        switch (event) {
            case UserEvent.SessionRevoked revoked -> addresses.sessionEnded(revoked.userId(), revoked.deviceId());
            case UserEvent.AccountClosed closed -> addresses.accountClosed(closed.userId());
        }
    }
}
