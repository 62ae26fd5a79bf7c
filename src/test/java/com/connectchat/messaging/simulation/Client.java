package com.connectchat.messaging.simulation;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.util.ArrayList;
import java.util.List;

/** One device that sends messages and tries each again until it is acknowledged. */
record Client(UserId user, DeviceId device, List<ConversationId> conversations, List<Message> messages) {

    Client(UserId user, DeviceId device, List<ConversationId> conversations) {
        this(user, device, conversations, new ArrayList<>());
    }

    /** Those that the client may try again, oldest first. */
    List<Message> unanswered() {
        return messages.stream().filter(each -> !each.acknowledged() && each.waiting == 0).toList();
    }

    boolean done() {
        return messages.stream().allMatch(Message::acknowledged);
    }
}
