package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.ReadLedger;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
final class ReadingLedger implements ReadLedger {

    private final Ledger ledger;
    private final Clock clock;

    ReadingLedger(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public List<Entry> of(UserId user, MessageId message) {
        return ledger.of(user, message).stream().map(ReadingLedger::shown).toList();
    }

    @Override
    public boolean opened(UserId user, DeviceId device, MessageId message) {
        return ledger.open(user, message, device, clock.instant());
    }

    private static Entry shown(LedgerEntry entry) {
        return new Entry(entry.messageId(), entry.deviceId(), entry.state(), entry.reason(),
                entry.provider() == null ? null : new PushedBy(entry.provider(), entry.providerId()), entry.at());
    }
}
