package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.NotificationsUnavailable;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A ledger that takes nothing at times. */
record TiredLedger(Ledger ledger, BooleanSupplier takes) implements Ledger {

    @Override
    public void enter(List<LedgerEntry> entries) {
        if (!takes.getAsBoolean()) {
            throw new NotificationsUnavailable("tired", new IllegalStateException());
        }
        ledger.enter(entries);
    }

    @Override
    public List<LedgerEntry> of(UserId user, MessageId message) {
        return ledger.of(user, message);
    }

    @Override
    public boolean open(UserId user, MessageId message, DeviceId device, Instant at) {
        return ledger.open(user, message, device, at);
    }
}
