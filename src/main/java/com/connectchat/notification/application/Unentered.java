package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.LedgerEntry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of pushes while the ledger could not take it. The bus brings their batch again, and then nothing of it is judged or pushed a
 * second time: what was handed over can't be taken back. The oldest are forgotten beyond a bound, and decided anew. Thread-safe.
 */
final class Unentered {

    private static final int ENTRIES_MAX = 20_000;
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final Cache<Place, LedgerEntry> entries = Caffeine.newBuilder().maximumSize(ENTRIES_MAX).expireAfterWrite(KEPT_FOR).build();

    void keep(List<LedgerEntry> some) {
        some.forEach(each -> entries.asMap().putIfAbsent(place(each), each));
    }

    void entered(List<LedgerEntry> some) {
        if (entries.estimatedSize() > 0) {
            entries.invalidateAll(some.stream().map(Unentered::place).toList());
        }
    }

    Optional<LedgerEntry> find(UserId user, MessageId message, DeviceId device) {
        return Optional.ofNullable(entries.getIfPresent(new Place(user, message, device)));
    }

    private static Place place(LedgerEntry entry) {
        return new Place(entry.userId(), entry.messageId(), entry.deviceId());
    }

    private record Place(UserId user, MessageId message, DeviceId device) {
    }
}
