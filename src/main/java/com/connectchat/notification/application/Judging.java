package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.application.Judged.Decision;
import com.connectchat.notification.domain.Preferences;
import com.connectchat.notification.domain.PushAddress;
import com.connectchat.notification.domain.Recipient;
import com.connectchat.notification.domain.Verdict;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.persistence.Stay;
import com.connectchat.user.CheckContact;
import com.connectchat.user.CheckContact.Contact;
import com.connectchat.user.EndSessions;
import com.connectchat.user.EndSessions.KnownDevice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out of many people what the rules ask for. What is known of all of them by one look-up comes first; what takes a look-up for each
 * is asked of those only for whom something would be due, who are few.
 */
@Component
final class Judging {

    private final PushAddresses addresses;
    private final PreferenceBook book;
    private final Conversations conversations;
    private final ReadHistory history;
    private final CheckContact contacts;
    private final EndSessions sessions;
    private final Clock clock;

    Judging(PushAddresses addresses, PreferenceBook book, Conversations conversations, ReadHistory history, CheckContact contacts,
            EndSessions sessions, Clock clock) {
        this.addresses = addresses;
        this.book = book;
        this.conversations = conversations;
        this.history = history;
        this.contacts = contacts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Those of these people who have an address, with what was decided for them. */
    List<Judged> judge(ConversationId conversation, List<News> news, List<UserId> people) {
        Map<UserId, List<PushAddress>> reachable = addresses.of(people);
        if (reachable.isEmpty()) {
            return List.of();
        }
        Set<UserId> some = reachable.keySet();
        Map<UserId, Preferences> preferences = book.of(some);
        Map<UserId, PushLevel> levels = book.levels(conversation, some);
        return conversations.receipts(conversation, List.copyOf(some)).stream()
                .map(receipt -> new Person(conversation, receipt, reachable.getOrDefault(receipt.userId(), List.of()),
                        preferences.getOrDefault(receipt.userId(), Preferences.UNSAID), levels.get(receipt.userId())))
                .map(person -> judge(person, news)).toList();
    }

    private Judged judge(Person person, List<News> news) {
        Instant now = clock.instant();
        List<Decision> early = decisions(person, news, now, new Standing(Stay.WHOLE, null));
        Judged judged = new Judged(person.id(), person.addresses(), early, 0, person.preferences().preview());
        return judged.anyDue() ? judgeClosely(person, news, now) : judged;
    }

    private Judged judgeClosely(Person person, List<News> news, Instant now) {
        UserId user = person.id();
        Overview overview = history.overview(person.conversation(), user, person.addresses().getFirst().deviceId()).orElse(null);
        Stay stay = conversations.stay(person.conversation(), user).orElse(null);
        Standing standing = new Standing(overview == null ? null : stay, overview == null ? null : overview.mutedUntil());
        Person known = person.with(signedIn(person));
        return new Judged(user, known.addresses(), decisions(known, news, now, standing),
                overview == null ? 0 : overview.unread().messages(), person.preferences().preview());
    }

    /** An address outlives its session only where nobody was told that it ended. */
    private List<PushAddress> signedIn(Person person) {
        Set<String> devices = sessions.devices(person.id()).stream().filter(KnownDevice::signedIn).map(each -> each.deviceId().value())
                .collect(Collectors.toSet());
        return person.addresses().stream().filter(each -> devices.contains(each.deviceId().value())).toList();
    }

    private List<Decision> decisions(Person person, List<News> news, Instant now, Standing standing) {
        List<Decision> decisions = new ArrayList<>();
        for (News each : news) {
            each.forPerson(person.id()).ifPresent(subject ->
                    decisions.add(new Decision(each, Verdict.of(subject, recipient(person, each, standing), now))));
        }
        return decisions;
    }

    private Recipient recipient(Person person, News news, Standing standing) {
        boolean blocked = contacts.between(news.actor(), person.id()) == Contact.BLOCKED;
        return new Recipient(person.id(), person.addresses().size(), standing.shows(news.seq()), blocked, person.receipt().deliveredSeq(),
                person.receipt().readSeq(), standing.mutedUntil(), person.preferences(), person.level());
    }

    /** What one look-up for all tells of somebody. */
    private record Person(ConversationId conversation, Receipt receipt, List<PushAddress> addresses, Preferences preferences,
            @Nullable PushLevel level) {

        UserId id() {
            return receipt.userId();
        }

        Person with(List<PushAddress> some) {
            return new Person(conversation, receipt, some, preferences, level);
        }
    }

    /** @param stay null for who is not in the conversation */
    private record Standing(@Nullable Stay stay, @Nullable Instant mutedUntil) {

        boolean shows(long seq) {
            return stay != null && stay.lasts() && stay.shows(seq) && stay.joinedSeq() <= seq;
        }
    }
}
