package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;

/** One request of a client to a conversation, on its way to the conversation's owner. */
public record IncomingMessage(ConversationId conversationId, Origin origin, Command command) {
}
