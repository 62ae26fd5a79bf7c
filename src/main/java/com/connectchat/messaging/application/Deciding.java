package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.RemoveReaction;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Command.SetTyping;
import com.connectchat.bus.contract.Command.ToGroup;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.application.DecidingMessages.Sending;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.Conversations;
import com.connectchat.user.CheckContact;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides each command by the rules of its conversation; writes nothing but a direct conversation that is opened by its first message. */
@Component
final class Deciding {

    static final Refused NO_CONVERSATION =
            Refused.of(ErrorCode.NOT_FOUND, "there is no such conversation, or you are not in it; check conversation_id");
    private static final Refused NO_USER = Refused.of(ErrorCode.NOT_FOUND, "there is no such user; check to_user_id");

    private static final Refused ONESELF = new Refused(ErrorCode.VALIDATION_FAILED,
            "a direct conversation needs somebody else; this is your own user_id", "/to_user_id");

    private final Conversations conversations;
    private final CheckContact contacts;
    private final DecidingMessages messages;
    private final DecidingReceipts receipts;
    private final DecidingGroups groups;
    private final Objections objections;

    Deciding(Conversations conversations, CheckContact contacts, DecidingMessages messages, DecidingReceipts receipts,
            DecidingGroups groups, Objections objections) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.messages = messages;
        this.receipts = receipts;
        this.groups = groups;
        this.objections = objections;
    }

    Decision decide(IncomingMessage message, Known known) {
        Optional<OwnedConversation> conversation = known.conversation(message.conversationId());
        if (conversation.isEmpty() && message.command() instanceof SendMessage send && send.toUser() != null) {
            return open(message, send, send.toUser(), known);
        }
        if (message.command() instanceof ToGroup command) {
            return groups.decide(message, command, known);
        }
        return conversation.filter(found -> found.has(message.origin().userId()))
                .map(found -> decide(found, message, known.earlier()))
                .orElseGet(() -> new Decision.Answer(NO_CONVERSATION));
    }

    private Decision open(IncomingMessage message, SendMessage send, UserId peer, Known known) {
        UserId sender = message.origin().userId();
        Optional<Refused> lateness = messages.lateness(sending(message, send, known.earlier()));
        if (lateness.isPresent()) {
            return new Decision.Answer(lateness.get());
        }
        if (peer.equals(sender)) {
            return new Decision.Answer(ONESELF);
        }
        return switch (contacts.between(sender, peer)) {
            case UNKNOWN -> new Decision.Answer(NO_USER);
            case BLOCKED -> new Decision.Answer(Objections.BLOCKED);
            case ALLOWED -> {
                OwnedConversation opened = known.opened(conversations.openDirect(sender, peer));
                yield messages.send(opened, sending(message, send, known.earlier()), Optional.empty());
            }
        };
    }

    private Decision decide(OwnedConversation conversation, IncomingMessage message, EarlierSends earlier) {
        Origin origin = message.origin();
        return switch (message.command()) {
            case SendMessage send -> messages.send(conversation, sending(message, send, earlier),
                    objections.toSending(conversation, origin.userId(), send.content()));
            case EditMessage edit -> messages.edit(conversation, origin, edit,
                    objections.toChanging(conversation, origin.userId()));
            case DeleteMessage delete -> messages.delete(conversation, origin, delete);
            case AddReaction add -> messages.react(conversation, origin, add,
                    objections.toChanging(conversation, origin.userId()));
            case RemoveReaction remove -> messages.takeBack(conversation, origin, remove);
            case MoveReceipts move -> receipts.move(conversation, origin, move);
            case SetTyping typing -> objections.toTyping(conversation, origin.userId())
                    ? new Decision.Answer(new Outcome.Done()) : receipts.type(conversation, origin, typing);
            case ToGroup _ -> throw new IllegalStateException("A group's changes are decided elsewhere");
        };
    }

    private static Sending sending(IncomingMessage message, SendMessage send, EarlierSends earlier) {
        ClientMessageKey key = earlier.key(message);
        return new Sending(message, send, key, earlier.find(key));
    }
}
