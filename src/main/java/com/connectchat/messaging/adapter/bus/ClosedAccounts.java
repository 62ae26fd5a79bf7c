package com.connectchat.messaging.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.StandingConsumer;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.group.FindGroups;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Consumes {@code user_events}: the groups of an owner whose account is closed are passed on, each at its place in its own order. */
@Component
final class ClosedAccounts extends StandingConsumer {

    private static final int PAGE = 100;
    /** The account has no device any more, and nobody waits for the answer. */
    private static final DeviceId NO_DEVICE = new DeviceId("none");

    private final MessageBus bus;
    private final FindGroups groups;
    private final Clock clock;

    ClosedAccounts(MessageBus bus, FindGroups groups, Clock clock) {
        this.bus = bus;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    protected Subscription consume() {
        return bus.consume(Topics.USER_EVENTS, "messaging", batch -> batch.forEach(this::take));
    }

    void take(UserEvent event) {
        switch (event) {
            case UserEvent.SessionRevoked _ -> { }
            case UserEvent.AccountClosed closed -> passOn(closed.userId());
        }
    }

    private void passOn(UserId user) {
        @Nullable ConversationId after = null;
        List<ConversationId> page;
        do {
            page = groups.of(user, after, PAGE);
            bus.publish(Topics.INCOMING_MESSAGES,
                    page.stream().filter(group -> owns(user, group)).map(group -> passOn(group, user)).toList());
            after = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
    }

    private boolean owns(UserId user, ConversationId group) {
        return groups.member(group, user).map(GroupMember::role).filter(Role.OWNER::equals).isPresent();
    }

    private IncomingMessage passOn(ConversationId group, UserId user) {
        return new IncomingMessage(group, new Origin(user, NO_DEVICE, null), new Command.PassOn(), clock.instant());
    }
}
