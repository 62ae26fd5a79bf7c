package com.connectchat.bus.contract;

import com.connectchat.bus.Topic;
import java.util.List;

/** The topics of the system. */
public final class Topics {

    /** What clients ask of conversations, in the order in which they asked; one owner a partition. */
    public static final Topic<IncomingMessage> INCOMING_MESSAGES =
            Topic.keyed("incoming_messages", IncomingMessage.class, each -> each.conversationId().value());

    /** What goes to the clients of one gateway. */
    public static final Topic<OutgoingMessage> OUTGOING_MESSAGES =
            Topic.addressed("outgoing_messages", OutgoingMessage.class, each -> each.gateway().partition());

    /** What goes to many clients, one record however many they are; every gateway hears all of it. Keyed by conversation. */
    public static final Topic<GroupOutgoingMessage> GROUP_OUTGOING_MESSAGES = Topic.keyed("group_outgoing_messages",
            GroupOutgoingMessage.class, each -> each.conversationId().value(), GroupOutgoingMessage::gateways);

    /** Devices that connected, or asked to be synchronised; keyed by user. */
    public static final Topic<UserConnected> USER_CONNECTED =
            Topic.keyed("user_connected", UserConnected.class, each -> each.userId().value());

    /** What happened to accounts and sessions; every gateway hears all of it. */
    public static final Topic<UserEvent> USER_EVENTS =
            Topic.keyed("user_events", UserEvent.class, each -> each.userId().value());

    /** All of them. */
    public static List<Topic<?>> all() {
        return List.of(INCOMING_MESSAGES, OUTGOING_MESSAGES, GROUP_OUTGOING_MESSAGES, USER_CONNECTED, USER_EVENTS);
    }

    private Topics() {
    }
}
