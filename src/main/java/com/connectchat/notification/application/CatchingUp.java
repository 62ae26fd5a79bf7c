package com.connectchat.notification.application;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.notification.CatchUp;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.session.OfflineStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Sends a device what it lacks. Where it is known what became new while the device was away, only those conversations are looked at that
 * were marked beyond what it acknowledged; otherwise the heads of all are compared with the device's cursors.
 */
@Service
final class CatchingUp implements CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);
    /** As long as the clocks of two gateways may differ. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(1);
    /** Conversations that are read at once, and sent before the next are. */
    private static final int READ_AT_ONCE_MAX = 64;
    /** Of many conversations as many as possible are sent whole. */
    private static final Comparator<Place> FEWEST_MISSED_FIRST = Comparator.comparingLong(Place::missed);

    private final Conversations conversations;
    private final ConversationLog conversationLog;
    private final ReadHistory history;
    private final OfflineStore offline;
    private final MessageBus bus;
    private final NotificationSettings settings;
    private final Counter byMarks;
    private final Counter byHeads;

    CatchingUp(Conversations conversations, ConversationLog conversationLog, ReadHistory history, OfflineStore offline, MessageBus bus,
            NotificationSettings settings, MeterRegistry meters) {
        this.conversations = conversations;
        this.conversationLog = conversationLog;
        this.history = history;
        this.offline = offline;
        this.bus = bus;
        this.settings = settings;
        this.byMarks = counter("marks", meters);
        this.byHeads = counter("heads", meters);
    }

    private static Counter counter(String by, MeterRegistry meters) {
        return Counter.builder("connectchat.notification.catch.ups").tag("by", by)
                .description("Devices brought up to date by what was marked while they were away, or by comparing all heads")
                .register(meters);
    }

    @Override
    public void catchUp(UserConnected connected) {
        try {
            sendWhatIsMissing(connected);
        } catch (Unavailable e) {
            log.warn("{} can't be brought up to date and is to connect again: {}", connected.connection(), e.getMessage());
            send(List.of(new Close(connected.gateway(), connected.connection(), CloseCode.INTERNAL)));
        }
    }

    private void sendWhatIsMissing(UserConnected connected) {
        Optional<Map<ConversationId, Long>> marks = marks(connected);
        (marks.isPresent() ? byMarks : byHeads).increment();
        List<Place> places = measured(conversations.memberships(connected.userId(), connected.deviceId()).stream()
                .map(each -> Place.of(each, connected.cursors().get(each.conversationId()), marks)).toList());
        send(places.stream().filter(Place::namesWhatIsHidden).map(place -> place.hidden(connected)).toList());
        send(places.stream().filter(place -> place.isNamed() && !place.isBehind()).map(place -> place.nothing(connected)).toList());
        List<Place> behind = places.stream().filter(Place::isBehind).sorted(FEWEST_MISSED_FIRST).toList();
        List<ConversationState> changed = new ArrayList<>();
        int room = settings.replayMax();
        for (int from = 0; from < behind.size(); from += READ_AT_ONCE_MAX) {
            List<Wanted> some = new ArrayList<>();
            for (Place place : behind.subList(from, Math.min(behind.size(), from + READ_AT_ONCE_MAX))) {
                boolean whole = place.missed() <= Math.min(room, settings.replayPerConversationMax());
                room -= whole ? (int) place.missed() : 0;
                some.add(new Wanted(place, whole ? (int) place.missed() : 0));
            }
            List<Missed> read = Together.mapInTurns(some, wanted -> read(connected, wanted));
            send(read.stream().map(Missed::message).toList());
            read.forEach(each -> changed.add(each.state()));
        }
        send(List.of(new SyncDone(connected.gateway(), connected.connection(), changed)));
    }

    /** What was marked while the device was away; empty where nothing can be relied on. */
    private Optional<Map<ConversationId, Long>> marks(UserConnected connected) {
        try {
            return offline.comeBack(connected.userId(), connected.deviceId(), connected.unmarkedUntil().plus(CLOCKS_DIFFER_MAX));
        } catch (Unavailable e) {
            log.debug("All heads are compared for {}: {}", connected.connection(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The same places, with the heads of those conversations that may have something new. */
    private List<Place> measured(List<Place> places) {
        List<ConversationId> wanted = places.stream().filter(Place::mayBeBehind).map(Place::conversation).toList();
        if (wanted.isEmpty()) {
            return places;
        }
        Map<ConversationId, Long> heads = conversationLog.heads(wanted);
        return places.stream().map(place -> place.mayBeBehind() ? place.at(heads.getOrDefault(place.conversation(), 0L)) : place).toList();
    }

    private Missed read(UserConnected connected, Wanted wanted) {
        Place place = wanted.place();
        ConversationId id = place.conversation();
        List<LoggedEvent> events = wanted.events() == 0 ? List.of() : conversationLog.eventsAfter(id, place.cursor(), wanted.events());
        long readSeq = place.membership().cursors().read();
        ConversationState state =
                new ConversationState(id, place.head(), readSeq, history.unread(id, connected.userId(), readSeq).messages());
        return new Missed(events.isEmpty()
                ? new Gap(connected.gateway(), connected.connection(), id, place.cursor() + 1, place.head(), GapReason.TOO_MANY)
                : new Replay(connected.gateway(), connected.connection(), id, place.cursor(), events), state);
    }

    private void send(List<? extends OutgoingMessage> messages) {
        bus.publish(Topics.OUTGOING_MESSAGES, List.copyOf(messages));
    }

    /**
     * Where a device stands in a conversation.
     *
     * @param named       up to which event the client says that it has it; then the connection hears of it even where nothing is
     *                    missing, and knows its place from now on
     * @param mayBeBehind whether the head has to be looked at
     * @param head        the last event that the user may see, as far as it was looked at
     */
    private record Place(Membership membership, @Nullable Long named, long cursor, boolean mayBeBehind, long head) {

        static Place of(Membership membership, @Nullable Long named, Optional<Map<ConversationId, Long>> marks) {
            long delivered = Math.max(membership.cursors().deviceDelivered(), membership.stay().aboveSeq());
            long cursor = named == null ? delivered : Math.max(named, membership.stay().aboveSeq());
            boolean knownToHaveAll = cursor >= delivered
                    && marks.isPresent() && marks.get().getOrDefault(membership.conversationId(), 0L) <= delivered;
            return new Place(membership, named, knownToHaveAll ? delivered : cursor, !knownToHaveAll, delivered);
        }

        /** A cursor above the head means the head. */
        Place at(long conversationHead) {
            long last = Math.min(conversationHead, membership.stay().upToSeq());
            return new Place(membership, named, Math.min(cursor, last), mayBeBehind, last);
        }

        ConversationId conversation() {
            return membership.conversationId();
        }

        boolean isNamed() {
            return named != null;
        }

        /** Whether the client asks for what lies before it may see anything. */
        boolean namesWhatIsHidden() {
            return named != null && named < membership.stay().aboveSeq();
        }

        /** Nobody ever sends it that, and reading on brings it to what it may see. */
        OutgoingMessage hidden(UserConnected connected) {
            return new Gap(connected.gateway(), connected.connection(), conversation(), (named == null ? 0 : named) + 1,
                    membership.stay().aboveSeq(), GapReason.TOO_MANY);
        }

        boolean isBehind() {
            return head > cursor;
        }

        long missed() {
            return head - cursor;
        }

        OutgoingMessage nothing(UserConnected connected) {
            return new Replay(connected.gateway(), connected.connection(), conversation(), cursor, List.of());
        }
    }

    /** @param events how many are sent one by one: all that are missing, or none */
    private record Wanted(Place place, int events) {
    }

    private record Missed(OutgoingMessage message, ConversationState state) {
    }
}
