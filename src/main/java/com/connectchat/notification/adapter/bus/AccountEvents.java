package com.connectchat.notification.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.notification.KeepPushAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Consumes {@code user_events}: where a session or an account ends, so do its pushes. */
@Component
final class AccountEvents implements SmartLifecycle {

    private final MessageBus bus;
    private final KeepPushAddresses addresses;
    private @Nullable Subscription subscription;

    AccountEvents(MessageBus bus, KeepPushAddresses addresses) {
        this.bus = bus;
        this.addresses = addresses;
    }

    @Override
    public synchronized void start() {
        subscription = bus.consume(Topics.USER_EVENTS, "notification", batch -> batch.forEach(this::take));
    }

    private void take(UserEvent event) {
        switch (event) {
            case UserEvent.SessionRevoked revoked -> addresses.sessionEnded(revoked.userId(), revoked.deviceId());
            case UserEvent.AccountClosed closed -> addresses.accountClosed(closed.userId());
        }
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
