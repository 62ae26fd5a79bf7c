package com.connectchat.bus.contract;

import com.connectchat.bus.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The topics of the system. */
public final class Topics {

    /** What clients ask of conversations, in the order in which they asked; one owner a partition. */
    public static final Topic<IncomingMessage> INCOMING_MESSAGES =
            Topic.keyed("incoming_messages", IncomingMessage.class, each -> each.conversationId().value());

    /** What goes to the clients of one gateway. */
    public static final Topic<OutgoingMessage> OUTGOING_MESSAGES =
            Topic.addressed("outgoing_messages", OutgoingMessage.class, each -> each.gateway().partition());

    /** Devices that connected, or asked to be synchronised; keyed by user. */
    public static final Topic<UserConnected> USER_CONNECTED =
            Topic.keyed("user_connected", UserConnected.class, each -> each.userId().value());

    /** What happened to accounts and sessions; every gateway hears all of it. */
    public static final Topic<UserEvent> USER_EVENTS =
            Topic.keyed("user_events", UserEvent.class, each -> each.userId().value());

    /** What people may have to be told of by a push, in a while; keyed by conversation. */
    public static final Topic<PushCandidate> PUSH_CANDIDATES =
            Topic.keyed("push_candidates", PushCandidate.class, each -> each.conversationId().value());

    /** Who came, went, or is away; every gateway hears all of it. Best effort. */
    public static final Topic<PresenceChanged> PRESENCE_CHANGES =
            Topic.keyed("presence_changes", PresenceChanged.class, each -> each.userId().value());

    /**
     * What goes to many clients, one record however many they are; every gateway of the cell hears all of it. Keyed by conversation.
     *
     * @param cell from 0; see {@link Cells}
     */
    public static Topic<GroupOutgoingMessage> groupOutgoingMessages(int cell) {
        return Topic.keyed(cell == 0 ? "group_outgoing_messages" : "group_outgoing_messages-" + cell, GroupOutgoingMessage.class,
                each -> each.conversationId().value(), GroupOutgoingMessage::gateways);
    }

    /** All of them, for so many cells. */
    public static List<Topic<?>> all(int cells) {
        List<Topic<?>> all = new ArrayList<>(List.of(INCOMING_MESSAGES, OUTGOING_MESSAGES, USER_CONNECTED, USER_EVENTS,
                PRESENCE_CHANGES, PUSH_CANDIDATES));
        IntStream.range(0, cells).mapToObj(Topics::groupOutgoingMessages).forEach(all::add);
        return List.copyOf(all);
    }

    private Topics() {
    }
}
