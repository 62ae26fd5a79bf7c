package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.StoredMessage;
import com.connectchat.sequence.Grant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the hands of its one writer: its next number, and what was decided but is not durable yet. When a
 * write fails this is thrown away and the log asked again.
 */
final class OwnedConversation {

    private static final int MEMBERS_REMEMBERED_MAX = 64;

    private final Conversation conversation;
    private final Map<MessageId, StoredMessage> undurableMessages = new HashMap<>();
    private final Map<ClientMessageKey, Outcome.Sent> undurableSends = new HashMap<>();
    private final Map<Member, Cursors> cursors = new HashMap<>();
    private Grant grant;
    private long perhapsUnshownUpTo;

    OwnedConversation(Conversation conversation, Grant grant) {
        this.conversation = conversation;
        this.grant = grant;
        this.perhapsUnshownUpTo = grant.last();
    }

    /** Whether the event was there already when the conversation was taken: its writer may have died before it showed it. */
    boolean perhapsUnshown(long seq) {
        return seq <= perhapsUnshownUpTo;
    }

    /** Everything up to now was shown, or comes with a hole that a gateway notices. */
    void shown() {
        perhapsUnshownUpTo = 0;
    }

    ConversationId id() {
        return conversation.id();
    }

    Conversation conversation() {
        return conversation;
    }

    boolean has(UserId user) {
        return conversation.has(user);
    }

    /** The other side of a direct conversation. */
    UserId peerOf(UserId user) {
        return conversation.members().stream().filter(each -> !each.equals(user)).findFirst().orElse(user);
    }

    long head() {
        return grant.last();
    }

    long nextSeq() {
        return grant.next();
    }

    /** Takes an event that bears the next number. */
    void add(ConversationEvent event, Optional<StoredMessage> subject) {
        grant = grant.used();
        StoredMessage message = event instanceof MessageNew sent ? StoredMessage.of(sent) : subject.orElseThrow().after(event);
        undurableMessages.put(message.messageId(), message);
    }

    void addSend(ClientMessageKey key, Outcome.Sent sent) {
        undurableSends.put(key, sent);
    }

    Outcome.@Nullable Sent undurableSend(ClientMessageKey key) {
        return undurableSends.get(key);
    }

    @Nullable StoredMessage undurableMessage(MessageId message) {
        return undurableMessages.get(message);
    }

    /** A device's cursors; the stored ones are asked for once, and what is known of its user may be newer than they are. */
    Cursors cursors(UserId user, DeviceId device, Supplier<Cursors> stored) {
        return cursors.computeIfAbsent(new Member(user, device), member -> {
            Cursors found = stored.get();
            return cursors.entrySet().stream().filter(known -> known.getKey().user().equals(user)).map(Map.Entry::getValue).findFirst()
                    .map(known -> new Cursors(found.deviceDelivered(), known.delivered(), known.read())).orElse(found);
        });
    }

    /** Remembers a device's cursors; what they say of its user holds for the user's other devices too. */
    void remember(UserId user, DeviceId device, Cursors reached) {
        cursors.replaceAll((member, known) -> member.user().equals(user)
                ? new Cursors(known.deviceDelivered(), reached.delivered(), reached.read()) : known);
        cursors.put(new Member(user, device), reached);
    }

    /** All that was decided is in the log now. */
    void durable() {
        undurableMessages.clear();
        undurableSends.clear();
        if (cursors.size() > MEMBERS_REMEMBERED_MAX) {
            cursors.clear();
        }
    }

    private record Member(UserId user, DeviceId device) {
    }
}
