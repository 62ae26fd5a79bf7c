package com.connectchat.bench.scenario;

import java.util.Map;
import java.util.TreeMap;

/** Counts of one lane, or of all lanes together. Belongs to one thread; others get a copy. */
final class Tally {

    long sent;
    long acknowledged;
    long delivered;
    long duplicates;
    long retried;
    long receiptsSent;
    long receiptsReceived;
    long gapsAnnounced;
    long readFromHistory;
    long socketsOpened;
    long framesReceived;
    long bytesReceived;
    final Map<String, Long> errors = new TreeMap<>();
    final Map<String, Long> socketsLost = new TreeMap<>();

    void error(String code) {
        errors.merge(code, 1L, Long::sum);
    }

    void socketLost(String reason) {
        socketsLost.merge(reason, 1L, Long::sum);
    }

    long socketsLostCount() {
        return socketsLost.values().stream().mapToLong(Long::longValue).sum();
    }

    void add(Tally other) {
        sent += other.sent;
        acknowledged += other.acknowledged;
        delivered += other.delivered;
        duplicates += other.duplicates;
        retried += other.retried;
        receiptsSent += other.receiptsSent;
        receiptsReceived += other.receiptsReceived;
        gapsAnnounced += other.gapsAnnounced;
        readFromHistory += other.readFromHistory;
        socketsOpened += other.socketsOpened;
        framesReceived += other.framesReceived;
        bytesReceived += other.bytesReceived;
        other.errors.forEach((code, count) -> errors.merge(code, count, Long::sum));
        other.socketsLost.forEach((reason, count) -> socketsLost.merge(reason, count, Long::sum));
    }

    /** What came since an earlier copy, but for errors and losses, which only the whole run counts. */
    Tally since(Tally earlier) {
        Tally difference = new Tally();
        difference.sent = sent - earlier.sent;
        difference.acknowledged = acknowledged - earlier.acknowledged;
        difference.delivered = delivered - earlier.delivered;
        difference.gapsAnnounced = gapsAnnounced - earlier.gapsAnnounced;
        difference.framesReceived = framesReceived - earlier.framesReceived;
        difference.bytesReceived = bytesReceived - earlier.bytesReceived;
        return difference;
    }
}
