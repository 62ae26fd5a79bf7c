package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Stay;
import org.springframework.stereotype.Component;

/** Lets people see of a conversation what is theirs; to others it does not exist, in the same words as one that really doesn't. */
@Component
final class Members {

    private final Conversations conversations;

    Members(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Only who is in the conversation may do that. */
    void require(Caller caller, ConversationId conversation) {
        if (!reader(caller, conversation).lasts()) {
            throw noConversation();
        }
    }

    /** Who was in the conversation may still read what was said until they left. */
    Stay reader(Caller caller, ConversationId conversation) {
        return conversations.stay(conversation, caller.userId()).orElseThrow(Members::noConversation);
    }

    static RequestRefused noConversation() {
        return new RequestRefused(ErrorCode.NOT_FOUND, "There is no such conversation, or you are not in it.");
    }
}
