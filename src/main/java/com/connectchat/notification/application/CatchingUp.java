package com.connectchat.notification.application;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.notification.CatchUp;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Compares the device's cursors with the heads of its conversations and sends the difference. */
@Service
final class CatchingUp implements CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);

    private final Conversations conversations;
    private final ConversationLog conversationLog;
    private final ReadHistory history;
    private final MessageBus bus;
    private final NotificationSettings settings;

    CatchingUp(Conversations conversations, ConversationLog conversationLog, ReadHistory history, MessageBus bus,
            NotificationSettings settings) {
        this.conversations = conversations;
        this.conversationLog = conversationLog;
        this.history = history;
        this.bus = bus;
        this.settings = settings;
    }

    @Override
    public void catchUp(UserConnected connected) {
        try {
            sendWhatIsMissing(connected);
        } catch (StoreUnavailable e) {
            log.warn("{} can't be brought up to date and is to connect again: {}", connected.connection(), e.getMessage());
            send(List.of(new Close(connected.gateway(), connected.connection(), CloseCode.INTERNAL)));
        }
    }

    private void sendWhatIsMissing(UserConnected connected) {
        List<ConversationState> changed = new ArrayList<>();
        int room = settings.replayMax();
        for (Membership membership : conversations.memberships(connected.userId(), connected.deviceId())) {
            Missed missed = missed(connected, membership, Math.min(room, settings.replayPerConversationMax()));
            room -= missed.events().size();
            send(missed.message(connected));
            if (missed.any()) {
                changed.add(state(connected, membership, missed.head()));
            }
        }
        send(List.of(new SyncDone(connected.gateway(), connected.connection(), changed)));
    }

    private Missed missed(UserConnected connected, Membership membership, int eventsMax) {
        ConversationId id = membership.conversationId();
        Long named = connected.cursors().get(id);
        Stay stay = membership.stay();
        long cursor = Math.max(named == null ? membership.cursors().deviceDelivered() : named, stay.aboveSeq());
        long head = Math.min(conversationLog.head(id), stay.upToSeq());
        if (cursor >= head) {
            return new Missed(id, head, head, List.of(), named != null);
        }
        List<LoggedEvent> events = conversationLog.eventsAfter(id, cursor, eventsMax + 1).stream()
                .filter(each -> each.seq() <= stay.upToSeq()).toList();
        return new Missed(id, cursor, head(events, head), events.size() > eventsMax ? List.of() : events, true);
    }

    /** Events may have been added since the head was read; what was read last counts. */
    private static long head(List<LoggedEvent> events, long head) {
        return events.isEmpty() ? head : Math.max(head, events.getLast().seq());
    }

    private ConversationState state(UserConnected connected, Membership membership, long head) {
        long readSeq = membership.cursors().read();
        long unread = history.unread(membership.conversationId(), connected.userId(), readSeq).messages();
        return new ConversationState(membership.conversationId(), head, readSeq, unread);
    }

    private void send(List<? extends OutgoingMessage> messages) {
        bus.publish(Topics.OUTGOING_MESSAGES, List.copyOf(messages));
    }

    /**
     * What a device lacks of a conversation.
     *
     * @param events all of it, or nothing where it is more than is sent one by one
     * @param told   whether the connection hears of it even where nothing is missing: then it knows its place from now on
     */
    private record Missed(ConversationId conversation, long cursor, long head, List<LoggedEvent> events, boolean told) {

        boolean any() {
            return head > cursor;
        }

        List<OutgoingMessage> message(UserConnected connected) {
            if (!told) {
                return List.of();
            }
            return List.of(any() && events.isEmpty()
                    ? new Gap(connected.gateway(), connected.connection(), conversation, cursor + 1, head, GapReason.TOO_MANY)
                    : new Replay(connected.gateway(), connected.connection(), conversation, cursor, events));
        }
    }
}
