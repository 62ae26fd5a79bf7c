package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.notification.ReadLedger.State;
import com.connectchat.notification.application.Judged.Decision;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.LedgerEntry;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.Push.Preview;
import com.connectchat.notification.domain.PushAddress;
import com.connectchat.notification.domain.Suppressed;
import com.connectchat.notification.domain.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers pushes and entries of the ledger, so that many go at once. Of one conversation a person gets the newest push only. */
final class Outgoing {

    private static final int PUSHES_AT_ONCE = 1_000;
    private static final int ENTRIES_AT_ONCE = 2_000;

    private final Sending sending;
    private final List<Intended> intended = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Instant judgedAt;

    Outgoing(Sending sending) {
        this.sending = sending;
        this.judgedAt = sending.now();
    }

    void add(ConversationId conversation, Judged judged) {
        Decision newest = judged.decisions().stream().filter(Decision::isDue).reduce((_, later) -> later).orElse(null);
        for (Decision each : judged.decisions()) {
            if (each.equals(newest)) {
                sending.decided("due");
                intend(conversation, judged, each.news());
            } else {
                suppress(judged, each.news(), reason(each.verdict()));
            }
        }
        if (intended.size() >= PUSHES_AT_ONCE || entries.size() >= ENTRIES_AT_ONCE) {
            flush();
        }
    }

    private static Suppressed reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Due _ -> Suppressed.COLLAPSED;
            case Verdict.Not(Suppressed reason) -> reason;
        };
    }

    private void intend(ConversationId conversation, Judged judged, News news) {
        Preview preview = judged.preview() && !news.text().isEmpty() ? sending.preview(news) : null;
        for (PushAddress address : judged.addresses()) {
            earlier(judged, news, address).ifPresentOrElse(entries::add, () -> intended.add(new Intended(
                    new Push(judged.userId(), address, conversation, news.seq(), judged.unread(), preview), news.messageId())));
        }
    }

    /** The first word stands, also where the ledger has not heard it yet. */
    private Optional<LedgerEntry> earlier(Judged judged, News news, PushAddress address) {
        MessageId message = news.messageId();
        return message == null ? Optional.empty() : sending.unentered(judged.userId(), message, address.deviceId());
    }

    private void suppress(Judged judged, News news, Suppressed reason) {
        sending.decided(reason.code());
        MessageId message = news.messageId();
        if (message != null) {
            judged.addresses().forEach(each -> entries.add(earlier(judged, news, each).orElseGet(() -> new LedgerEntry(judged.userId(),
                    message, each.deviceId(), State.SUPPRESSED, reason.code(), null, null, sending.now()))));
        }
    }

    /** Hands over what has gathered, and enters what became of it. */
    void flush() {
        if (!intended.isEmpty()) {
            List<Delivery> deliveries = sending.send(intended.stream().map(Intended::push).toList(), judgedAt);
            for (int i = 0; i < deliveries.size(); i++) {
                settle(intended.get(i), deliveries.get(i));
            }
            intended.clear();
            judgedAt = sending.now();
        }
        if (!entries.isEmpty()) {
            sending.enter(entries);
            entries.clear();
        }
    }

    private void settle(Intended sent, Delivery delivery) {
        switch (delivery) {
            case Delivery.Sent(String provider, String id) -> {
                sending.delivered(provider, "sent");
                sent.entry(State.SENT, null, provider, id, sending).ifPresent(entries::add);
            }
            case Delivery.Rejected(String provider, String reason) -> {
                sending.delivered(provider, "rejected");
                sent.entry(State.REJECTED, reason, provider, null, sending).ifPresent(entries::add);
            }
            case Delivery.Gone(String provider, String reason) -> {
                sending.delivered(provider, "gone");
                sending.forget(sent.push());
                sent.entry(State.REJECTED, reason, provider, null, sending).ifPresent(entries::add);
            }
            case Delivery.Cancelled _ -> {
                sending.delivered("none", "cancelled");
                sent.entry(State.SUPPRESSED, Suppressed.ALREADY_READ.code(), null, null, sending).ifPresent(entries::add);
            }
        }
    }

    /** @param message null for what has no place in the ledger */
    private record Intended(Push push, @Nullable MessageId message) {

        Optional<LedgerEntry> entry(State state, @Nullable String reason, @Nullable String provider, @Nullable String id, Sending sending) {
            return Optional.ofNullable(message).map(known -> new LedgerEntry(push.userId(), known, push.address().deviceId(), state, reason,
                    provider, id, sending.now()));
        }
    }
}
