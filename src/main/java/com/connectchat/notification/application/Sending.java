package com.connectchat.notification.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.LedgerEntry;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.Push.Preview;
import com.connectchat.persistence.Conversations;
import com.connectchat.user.FindUsers;
import com.connectchat.user.FindUsers.Profile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands over what is due, and enters what became of it. */
@Component
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    /** What was known of somebody's reading is asked again when it is older: judging many takes seconds where the store is slow. */
    private static final Duration BELIEVED_FOR = Duration.ofMillis(250);

    private final PushProvider provider;
    private final PushAddresses addresses;
    private final Ledger ledger;
    private final Conversations conversations;
    private final FindUsers users;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Unentered unentered = new Unentered();

    Sending(PushProvider provider, PushAddresses addresses, Ledger ledger, Conversations conversations, FindUsers users, Clock clock,
            MeterRegistry meters) {
        this.provider = provider;
        this.addresses = addresses;
        this.ledger = ledger;
        this.conversations = conversations;
        this.users = users;
        this.clock = clock;
        this.meters = meters;
    }

    Outgoing begin() {
        return new Outgoing(this);
    }

    Instant now() {
        return clock.instant();
    }

    /** What somebody who asked for it may see of a message. */
    Preview preview(News news) {
        Profile sender = users.profiles(List.of(news.actor())).get(news.actor());
        return Preview.of(sender == null ? "" : sender.displayName(), news.text());
    }

    /** @param judgedAt when the first of them was judged */
    List<Delivery> send(List<Push> pushes, Instant judgedAt) {
        return provider.send(pushes, stillDue(judgedAt.plus(BELIEVED_FOR)));
    }

    private Predicate<Push> stillDue(Instant believedUntil) {
        return push -> {
            if (clock.instant().isBefore(believedUntil)) {
                return true;
            }
            try {
                return conversations.receipts(push.conversationId(), List.of(push.userId())).stream()
                        .allMatch(each -> each.readSeq() < push.seq() && each.deliveredSeq() < push.seq());
            } catch (Unavailable e) {
                LOG.debug("A push is tried, for nobody can say whether it was read meanwhile: {}", e.getMessage());
                return true;
            }
        };
    }

    void forget(Push push) {
        addresses.remove(push.userId(), push.address());
    }

    /** What became of an earlier push for this, if the ledger could not be told yet. */
    Optional<LedgerEntry> unentered(UserId user, MessageId message, DeviceId device) {
        return unentered.find(user, message, device);
    }

    void enter(List<LedgerEntry> entries) {
        try {
            ledger.enter(entries);
            unentered.entered(entries);
        } catch (Unavailable e) {
            unentered.keep(entries);
            throw e;
        }
    }

    /** Counts one decision about one person. */
    void decided(String verdict) {
        Counter.builder("connectchat.push.decisions").tag("verdict", verdict)
                .description("What was decided about an event and a person with an address: due, or why there is no push")
                .register(meters).increment();
    }

    /** Counts what became of one push. */
    void delivered(String provider, String outcome) {
        Counter.builder("connectchat.push.deliveries").tag("provider", provider).tag("outcome", outcome)
                .description("What became of pushes: sent, rejected, gone (the address is none any more), cancelled").register(meters)
                .increment();
    }
}
