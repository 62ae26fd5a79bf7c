package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.persistence.Conversations;
import org.springframework.stereotype.Component;

/** Lets only members see a conversation; to others it does not exist, in the same words as one that really doesn't. */
@Component
final class Members {

    private final Conversations conversations;

    Members(Conversations conversations) {
        this.conversations = conversations;
    }

    void require(Caller caller, ConversationId conversation) {
        if (conversations.find(conversation).filter(found -> found.has(caller.userId())).isEmpty()) {
            throw noConversation();
        }
    }

    static RequestRefused noConversation() {
        return new RequestRefused(ErrorCode.NOT_FOUND, "There is no such conversation, or you are not in it.");
    }
}
