package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.ReadLedger.State;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries in a partition for each user and message, by device; DynamoDB removes them when their time is over. */
final class DynamoDbLedger implements Ledger {

    private static final String STATE = "push_state";
    private static final String REASON = "push_reason";
    private static final String PROVIDER = "push_provider";
    private static final String PROVIDER_ID = "provider_id";
    private static final String AT = "entered_at";

    private final NotificationTable table;

    DynamoDbLedger(NotificationTable table) {
        this.table = table;
    }

    @Override
    public void enter(List<LedgerEntry> entries) {
        table.putFirst(entries.stream().map(DynamoDbLedger::item).toList());
    }

    @Override
    public List<LedgerEntry> of(UserId user, MessageId message) {
        return table.all(partition(user, message)).stream().map(each -> read(each, user, message)).toList();
    }

    @Override
    public boolean open(UserId user, MessageId message, DeviceId device, Instant at) {
        Optional<LedgerEntry> known = table.get(NotificationTable.key(partition(user, message), device.value()))
                .map(each -> read(each, user, message));
        if (known.filter(each -> each.state() == State.SENT).isPresent()) {
            // Of two who open it at once the second finds it open, which is as good.
            table.put(item(known.get().opened(at)), new Condition(STATE + " = :sent", Item.EMPTY.text(":sent", State.SENT.name())));
            return true;
        }
        return known.filter(each -> each.state() == State.OPENED).isPresent();
    }

    private static Item item(LedgerEntry entry) {
        Item item = NotificationTable.key(partition(entry.userId(), entry.messageId()), entry.deviceId().value())
                .text(STATE, entry.state().name()).time(AT, entry.at())
                .number(NotificationTable.EXPIRES_AT, entry.at().plus(KEPT_FOR).getEpochSecond());
        return with(with(with(item, REASON, entry.reason()), PROVIDER, entry.provider()), PROVIDER_ID, entry.providerId());
    }

    private static Item with(Item item, String name, @Nullable String value) {
        return value == null ? item : item.text(name, value);
    }

    private static LedgerEntry read(Item item, UserId user, MessageId message) {
        return new LedgerEntry(user, message, new DeviceId(item.text(NotificationTable.SORT)), State.valueOf(item.text(STATE)),
                item.textIfThere(REASON).orElse(null), item.textIfThere(PROVIDER).orElse(null),
                item.textIfThere(PROVIDER_ID).orElse(null), item.time(AT));
    }

    private static String partition(UserId user, MessageId message) {
        return "ledger " + user.value() + " " + message.value();
    }
}
