package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.ReadHistory.Explanation;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.StoredMessage;
import com.connectchat.persistence.StoredMessage.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the log as people want to see it. */
@Service
final class ReadingHistory implements ReadHistory {

    private static final Comparator<Activity> NEWEST_FIRST = Comparator.comparing((Activity each) -> each.position().activeAt())
            .thenComparing(each -> each.position().conversationId().value()).reversed();

    private final Events events;
    private final Memberships memberships;
    private final CountingUnread unread;

    ReadingHistory(Events events, Memberships memberships) {
        this.events = events;
        this.memberships = memberships;
        this.unread = new CountingUnread(events);
    }

    @Override
    public List<StoredMessage> messagesBefore(ConversationId conversation, long beforeSeq, int limit) {
        return asTheyStand(conversation, events.before(conversation, beforeSeq, EventType.MESSAGE_NEW, limit).reversed());
    }

    @Override
    public List<StoredMessage> messagesAfter(ConversationId conversation, long afterSeq, int limit) {
        return asTheyStand(conversation, events.after(conversation, afterSeq, EventType.MESSAGE_NEW, limit));
    }

    @Override
    public Optional<Overview> overview(ConversationId conversation, UserId user, DeviceId device) {
        return memberships.stay(conversation, user).filter(Stay::lasts).flatMap(stay -> memberships.find(conversation)
                .map(found -> overview(activity(found, new Membership(conversation, stay, memberships.cursors(conversation, user, device),
                        memberships.mutedUntil(conversation, user).orElse(null))), user)));
    }

    @Override
    public List<Overview> overviews(UserId user, DeviceId device, @Nullable Position after, int limit) {
        List<Activity> activities = new ArrayList<>();
        for (Membership membership : memberships.of(user, device)) {
            if (membership.stay().lasts()) {
                memberships.find(membership.conversationId()).map(found -> activity(found, membership))
                        .filter(each -> each.shownTo(user)).ifPresent(activities::add);
            }
        }
        return activities.stream().sorted(NEWEST_FIRST)
                .filter(each -> after == null || NEWEST_FIRST.compare(each, Activity.at(each, after)) > 0)
                .limit(limit).map(each -> overview(each, user)).toList();
    }

    @Override
    public Unread unread(ConversationId conversation, UserId user, long readSeq) {
        Stay stay = memberships.stay(conversation, user).orElse(Stay.WHOLE);
        return unread.count(conversation, user, Math.max(readSeq, stay.joinedSeq()), stay.upToSeq()).unread();
    }

    @Override
    public Optional<Explanation> explainUnread(ConversationId conversation, UserId user, DeviceId device) {
        return memberships.stay(conversation, user).filter(Stay::lasts).map(stay -> {
            long readSeq = memberships.cursors(conversation, user, device).read();
            long upToSeq = Math.min(stay.upToSeq(), events.head(conversation));
            return unread.count(conversation, user, Math.max(readSeq, stay.joinedSeq()), upToSeq)
                    .explained(readSeq, stay.joinedSeq(), upToSeq);
        });
    }

    private Activity activity(Conversation conversation, Membership membership) {
        List<LoggedEvent> newest = events.before(conversation.id(), Long.MAX_VALUE, EventType.MESSAGE_NEW, 1);
        boolean shown = !newest.isEmpty() && membership.stay().shows(newest.getFirst().seq());
        return new Activity(conversation, membership, shown ? newest.getFirst() : null);
    }

    private Overview overview(Activity activity, UserId user) {
        ConversationId id = activity.conversation().id();
        Membership place = activity.membership();
        LoggedEvent newest = activity.newest();
        return new Overview(activity.conversation(), activity.position().activeAt(), events.head(id), place.cursors(), place.mutedUntil(),
                unread(id, user, place), newest == null ? null : asTheyStand(id, List.of(newest)).getFirst());
    }

    private Unread unread(ConversationId id, UserId user, Membership place) {
        return unread.count(id, user, Math.max(place.cursors().read(), place.stay().joinedSeq()), place.stay().upToSeq()).unread();
    }

    private List<StoredMessage> asTheyStand(ConversationId conversation, List<LoggedEvent> sent) {
        Map<Long, Changes> changes = events.changes(conversation, sent.stream().map(LoggedEvent::seq).toList());
        return sent.stream().map(each -> {
            MessageNew message = (MessageNew) each.event();
            Changes changed = changes.get(each.seq());
            return changed == null ? StoredMessage.of(message) : new StoredMessage(message, changed);
        }).toList();
    }

    /** A conversation of somebody and the newest thing said in it. */
    private record Activity(Conversation conversation, Membership membership, @Nullable LoggedEvent newest, Position position) {

        Activity(Conversation conversation, Membership membership, @Nullable LoggedEvent newest) {
            this(conversation, membership, newest,
                    new Position(newest == null ? conversation.createdAt() : createdAt(newest), conversation.id()));
        }

        /** Something of which only the position matters. */
        static Activity at(Activity any, Position position) {
            return new Activity(any.conversation, any.membership, any.newest, position);
        }

        boolean shownTo(UserId user) {
            return newest != null || conversation.kind() == Kind.GROUP || conversation.openedBy().equals(user);
        }

        private static Instant createdAt(LoggedEvent event) {
            return event.event().createdAt();
        }
    }
}
