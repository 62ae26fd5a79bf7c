package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.group.Act;
import com.connectchat.group.Group;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.user.CheckContact;
import com.connectchat.user.CheckContact.Contact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What speaks against that somebody who is in a conversation says something there: blocks between two people, the rules of a group. */
@Component
final class Objections {

    static final Refused BLOCKED = Refused.of(ErrorCode.FORBIDDEN, "one of you has blocked the other; nothing can be sent until that ends");

    private static final Refused PEER_GONE =
            Refused.of(ErrorCode.FORBIDDEN, "the other person's account no longer exists; nobody would read this");
    private static final Refused ADMINS_ONLY = Refused.of(ErrorCode.FORBIDDEN, "in this group only admins may post");
    private static final Refused NOT_EVERYBODY = new Refused(ErrorCode.FORBIDDEN, "only admins may mention everybody", "/mentions");

    private final CheckContact contacts;
    private final Clock clock;

    Objections(CheckContact contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    Optional<Refused> toSending(OwnedConversation conversation, UserId sender, MessageContent content) {
        return conversation.group().map(group -> toPosting(conversation, group, sender, content))
                .orElseGet(() -> switch (contact(conversation, sender)) {
                    case ALLOWED -> Optional.empty();
                    case BLOCKED -> Optional.of(BLOCKED);
                    case UNKNOWN -> Optional.of(PEER_GONE);
                });
    }

    /** What speaks against an edit or a reaction: each puts something new before the other's eyes. */
    Optional<Refused> toChanging(OwnedConversation conversation, UserId user) {
        return conversation.isGroup() || contact(conversation, user) != Contact.BLOCKED ? Optional.empty() : Optional.of(BLOCKED);
    }

    /** Typing is not told to somebody whom the typer blocked, or who blocked the typer. */
    boolean toTyping(OwnedConversation conversation, UserId typer) {
        return conversation.isGroup() ? !conversation.allows(typer, Act.POST) : contact(conversation, typer) != Contact.ALLOWED;
    }

    private Optional<Refused> toPosting(OwnedConversation conversation, Group group, UserId sender, MessageContent content) {
        if (!group.allows(sender, Act.POST)) {
            return Optional.of(ADMINS_ONLY);
        }
        if (content.mentions().contains(MessageContent.EVERYBODY) && !group.allows(sender, Act.MENTION_ALL)) {
            return Optional.of(NOT_EVERYBODY);
        }
        return wait(conversation, group, sender);
    }

    /** Slow mode; admins don't wait. */
    private Optional<Refused> wait(OwnedConversation conversation, Group group, UserId sender) {
        Instant last = conversation.lastSent(sender);
        if (last == null || group.allows(sender, Act.CHANGE_PROFILE)) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), last.plus(group.profile().settings().slowMode()));
        return left.isPositive() ? Optional.of(new Refused(ErrorCode.RATE_LIMITED,
                "this group is in slow mode; you may post again in " + left.plusMillis(999).toSeconds() + " s", null, left))
                : Optional.empty();
    }

    private Contact contact(OwnedConversation conversation, UserId user) {
        return contacts.between(user, conversation.peerOf(user));
    }
}
