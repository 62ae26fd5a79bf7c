package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.RemoveReaction;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Refused;
import com.connectchat.group.Act;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutMessage;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.StoredMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The rules for what is said: who may send, edit, delete and react, and that a repeated request changes nothing. */
@Component
final class DecidingMessages {

    static final int REACTIONS_MAX = 50;

    private static final Refused NO_MESSAGE =
            Refused.of(ErrorCode.NOT_FOUND, "there is no such message in this conversation; check message_id");
    private static final Refused DELETED = Refused.of(ErrorCode.CONFLICT, "the message was deleted; it can't change any more");

    private static final Refused LATE = Refused.of(ErrorCode.UNAVAILABLE,
            "the server has too much to do and did not get to this in time; retry with the same client_message_id");

    private final ConversationLog log;
    private final Conversations conversations;
    private final Clock clock;
    private final Counter late;

    DecidingMessages(ConversationLog log, Conversations conversations, Clock clock, MeterRegistry meters) {
        this.log = log;
        this.conversations = conversations;
        this.clock = clock;
        this.late = Counter.builder("connectchat.messaging.late")
                .description("messages that waited for so long that they were refused instead of written").register(meters);
    }

    /** @param objection what speaks against sending now; a message that was sent before is not sent again, so nothing speaks against it */
    Decision send(OwnedConversation conversation, Sending sending, Optional<Refused> objection) {
        Optional<Decision> first = sentBefore(conversation, sending);
        if (first.isPresent()) {
            return first.get();
        }
        Optional<Refused> lateness = lateness(sending);
        if (lateness.isPresent()) {
            return new Decision.Answer(lateness.get());
        }
        if (objection.isPresent()) {
            return new Decision.Answer(objection.get());
        }
        return contentRefusal(conversation, sending).<Decision>map(Decision.Answer::new)
                .orElseGet(() -> record(conversation, sending));
    }

    /**
     * Refuses what has waited for too long, so that under too much work the time goes into what can still be answered. Only a message
     * can be refused so: its id tells that it is not in the log, also when its batch is carried out again after a crash.
     */
    Optional<Refused> lateness(Sending sending) {
        if (sending.before().isPresent() || !sending.asked().isLate(clock.instant())) {
            return Optional.empty();
        }
        late.increment();
        return Optional.of(LATE);
    }

    private static Optional<Decision> sentBefore(OwnedConversation conversation, Sending sending) {
        Outcome.Sent undurable = conversation.undurableSend(sending.key());
        if (undurable != null) {
            return Optional.of(new Decision.Answer(
                    new Outcome.Sent(conversation.id(), undurable.messageId(), undurable.seq(), undurable.createdAt(), true)));
        }
        return sending.before().map(sent -> new Decision.Repeated(sent.seq(),
                new Outcome.Sent(conversation.id(), sent.messageId(), sent.seq(), sent.createdAt(), true)));
    }

    private Optional<Refused> contentRefusal(OwnedConversation conversation, Sending sending) {
        MessageContent content = sending.send().content();
        if (!content.attachments().isEmpty()) {
            return Optional.of(new Refused(ErrorCode.VALIDATION_FAILED,
                    "there is no media with this id; upload it first", "/attachments/0/media_id"));
        }
        MessageId replyTo = content.replyTo();
        if (replyTo != null && find(conversation, sending.asked().origin().userId(), replyTo).isEmpty()) {
            return Optional.of(new Refused(ErrorCode.VALIDATION_FAILED, "reply_to must be a message of this conversation", "/reply_to"));
        }
        return Optional.empty();
    }

    private Decision record(OwnedConversation conversation, Sending sending) {
        SendMessage send = sending.send();
        long seq = conversation.nextSeq();
        MessageNew event = new MessageNew(conversation.id(), seq, conversation.head(), MessageId.at(seq), sending.asked().origin().userId(),
                send.clientMessageId(), send.content(), now());
        Outcome.Sent sent = new Outcome.Sent(conversation.id(), event.messageId(), seq, event.createdAt(), false);
        conversation.add(event, Optional.empty());
        conversation.addSend(sending.key(), sent);
        conversation.sentAt(event.actor(), event.createdAt());
        return new Decision.Record(LoggedEvent.of(event), sending.key(), sent);
    }

    Decision edit(OwnedConversation conversation, Origin origin, EditMessage edit, Optional<Refused> objection) {
        return changing(conversation, origin, edit.messageId(), message -> {
            if (!message.sender().equals(origin.userId())) {
                return new Decision.Answer(Refused.of(ErrorCode.FORBIDDEN, "only who sent a message may edit it"));
            }
            if (!message.deleted() && message.changes().editedTo(edit.text())) {
                return unchanged(conversation, message);
            }
            if (message.deleted() || objection.isPresent()) {
                return new Decision.Answer(message.deleted() ? DELETED : objection.get());
            }
            return record(conversation, message, new MessageUpdated(conversation.id(), conversation.nextSeq(), conversation.head(),
                    edit.messageId(), origin.userId(), edit.text(), now()));
        });
    }

    Decision delete(OwnedConversation conversation, Origin origin, DeleteMessage delete) {
        return changing(conversation, origin, delete.messageId(), message -> {
            if (!message.sender().equals(origin.userId()) && !conversation.allows(origin.userId(), Act.DELETE_OTHERS_MESSAGES)) {
                return new Decision.Answer(Refused.of(ErrorCode.FORBIDDEN,
                        "only who sent a message may delete it, and in a group its admins"));
            }
            return message.deleted() ? unchanged(conversation, message)
                    : record(conversation, message, new MessageDeleted(conversation.id(), conversation.nextSeq(), conversation.head(),
                            delete.messageId(), origin.userId(), now()));
        });
    }

    Decision react(OwnedConversation conversation, Origin origin, AddReaction add, Optional<Refused> objection) {
        return changing(conversation, origin, add.messageId(), message -> {
            if (message.deleted() || objection.isPresent()) {
                return new Decision.Answer(message.deleted() ? DELETED : objection.get());
            }
            if (message.changes().reacted(origin.userId(), add.emoji())) {
                return unchanged(conversation, message);
            }
            if (message.changes().reactions().size() >= REACTIONS_MAX && !message.changes().reactions().containsKey(add.emoji())) {
                return new Decision.Answer(Refused.of(ErrorCode.CONFLICT,
                        "a message bears at most " + REACTIONS_MAX + " different reactions"));
            }
            return record(conversation, message, new ReactionAdded(conversation.id(), conversation.nextSeq(), conversation.head(),
                    add.messageId(), origin.userId(), add.emoji(), now()));
        });
    }

    Decision takeBack(OwnedConversation conversation, Origin origin, RemoveReaction remove) {
        return changing(conversation, origin, remove.messageId(), message -> message.changes().reacted(origin.userId(), remove.emoji())
                ? record(conversation, message, new ReactionRemoved(conversation.id(), conversation.nextSeq(), conversation.head(),
                        remove.messageId(), origin.userId(), remove.emoji(), now()))
                : unchanged(conversation, message));
    }

    private Decision changing(OwnedConversation conversation, Origin origin, MessageId id, Function<StoredMessage, Decision> change) {
        return find(conversation, origin.userId(), id).map(change).orElseGet(() -> new Decision.Answer(NO_MESSAGE));
    }

    /** What a member may not see, because it was said before they came, is not there for them. */
    private Optional<StoredMessage> find(OwnedConversation conversation, UserId member, MessageId id) {
        StoredMessage undurable = conversation.undurableMessage(id);
        Optional<StoredMessage> found = undurable != null ? Optional.of(undurable) : log.message(conversation.id(), id);
        return found.filter(message -> conversation.shows(member, message.sent().seq(),
                () -> conversations.stay(conversation.id(), member)));
    }

    private static Decision record(OwnedConversation conversation, StoredMessage subject, AboutMessage event) {
        conversation.add(event, Optional.of(subject));
        return new Decision.Record(LoggedEvent.of(event), null, new Outcome.Changed(event.seq()));
    }

    /** The message is already as it is asked to be: a retry gets the place of the newest event about it. */
    private static Decision unchanged(OwnedConversation conversation, StoredMessage message) {
        Outcome changed = new Outcome.Changed(message.changes().seq());
        return conversation.undurableMessage(message.messageId()) == null
                ? new Decision.Repeated(message.changes().seq(), changed) : new Decision.Answer(changed);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A message on its way into the log.
     *
     * @param before its place, where the log has it already
     */
    record Sending(IncomingMessage asked, SendMessage send, ClientMessageKey key, Optional<SentBefore> before) {
    }
}
