package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.group.Act;
import com.connectchat.group.Group;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.AboutMessage;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.StoredMessage;
import com.connectchat.sequence.Grant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
    private final Map<UserId, Instant> lastSent = new HashMap<>();
    private final Map<UserId, Long> seesAbove = new HashMap<>();
    private @Nullable Group group;
    private List<UserId> members;
    private Grant grant;
    private long perhapsUnshownUpTo;

    /** @param group null for a direct conversation, and for a group that is about to be made */
    OwnedConversation(Conversation conversation, Grant grant, @Nullable Group group) {
        this.conversation = conversation;
        this.group = group;
        this.members = group == null ? conversation.members() : List.copyOf(group.members().keySet());
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
        return group == null ? conversation.has(user) : group.has(user);
    }

    /** Who is in it, with all that was decided taken into account. */
    Collection<UserId> members() {
        return members;
    }

    Optional<Group> group() {
        return Optional.ofNullable(group);
    }

    /** Whether it is a group that allows that to this user. */
    boolean allows(UserId user, Act act) {
        return group != null && group.allows(user, act);
    }

    boolean isGroup() {
        return conversation.kind() == Kind.GROUP;
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

    /** Takes events that bear the next numbers, and what they made of the group. */
    void add(List<AboutGroup> events, Group after) {
        events.forEach(event -> {
            grant = grant.used();
            if (event instanceof MemberAdded added) {
                seesAbove.put(added.member(), after.profile().settings().history() == History.ALL ? 0 : added.seq() - 1);
            }
        });
        group = after;
        members = List.copyOf(after.members().keySet());
    }

    /** Whether a member may see what stands at a place; of one whose coming was not decided here the stored stay is asked for once. */
    boolean shows(UserId member, long seq, Supplier<Optional<Stay>> stored) {
        return group == null || seq > seesAbove.computeIfAbsent(member, _ -> stored.get().orElse(Stay.WHOLE).aboveSeq());
    }

    /** When this member last said something, as far as anybody has to wait here. */
    @Nullable Instant lastSent(UserId user) {
        return lastSent.get(user);
    }

    /** Remembered only where somebody may have to wait. */
    void sentAt(UserId user, Instant time) {
        if (group != null && group.profile().settings().slowMode().isPositive()) {
            lastSent.put(user, time);
        }
    }

    /** Takes an event that bears the next number. */
    void add(AboutMessage event, Optional<StoredMessage> subject) {
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
        if (seesAbove.size() > MEMBERS_REMEMBERED_MAX) {
            seesAbove.clear();
        }
    }

    private record Member(UserId user, DeviceId device) {
    }
}
