package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ShareConversations;
import org.springframework.stereotype.Service;

/** Looks first where it costs least. */
@Service
final class SharingConversations implements ShareConversations {

    /** Bounds what it costs to find out whether two people share a group. */
    private static final int LOOKED_THROUGH_MAX = 1_000;

    private final Memberships memberships;
    private final Events events;

    SharingConversations(Memberships memberships, Events events) {
        this.memberships = memberships;
        this.events = events;
    }

    @Override
    public boolean shared(UserId person, UserId other) {
        ConversationId direct = ConversationId.direct(person, other);
        return memberships.find(direct).filter(each -> each.openedBy().equals(person) || events.head(direct) > 0).isPresent()
                || memberships.shareGroup(person, other, LOOKED_THROUGH_MAX);
    }
}
