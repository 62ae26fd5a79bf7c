package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.Entry;
import java.time.Instant;
import java.util.List;

/** Events and the people in them, as short as a test wants them. */
public final class LogFixture {

    public static final UserId ALICE = new UserId("u_alice");
    public static final UserId BOB = new UserId("u_bob");
    public static final DeviceId PHONE = new DeviceId("phone");
    public static final ConversationId HERE = new ConversationId("c_here");
    public static final ConversationId THERE = new ConversationId("c_there");
    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

    private LogFixture() {
    }

    /** The message that stands at this place right behind the place before it. */
    public static MessageNew message(ConversationId conversation, long seq) {
        return message(conversation, seq, seq - 1);
    }

    public static MessageNew message(ConversationId conversation, long seq, long prevSeq) {
        return new MessageNew(conversation, seq, prevSeq, messageId(seq), ALICE, "client-" + seq,
                MessageContent.ofText("text " + seq), NOW);
    }

    /** A message of somebody that names some. */
    public static MessageNew message(ConversationId conversation, long seq, UserId sender, List<UserId> mentions) {
        return new MessageNew(conversation, seq, seq - 1, messageId(seq), sender, "client-" + seq,
                new MessageContent(MessageKind.TEXT, "text " + seq, List.of(), null, mentions, null), NOW);
    }

    /** As {@link MessageId#at}, but always the same. */
    public static MessageId messageId(long seq) {
        return new MessageId("m" + Long.toString(seq, Character.MAX_RADIX) + "_fixture");
    }

    public static MessageUpdated edit(ConversationId conversation, long seq, long of, String text) {
        return new MessageUpdated(conversation, seq, seq - 1, messageId(of), ALICE, text, NOW);
    }

    public static MessageDeleted deletion(ConversationId conversation, long seq, long of) {
        return new MessageDeleted(conversation, seq, seq - 1, messageId(of), ALICE, NOW);
    }

    public static ReactionAdded reaction(ConversationId conversation, long seq, long to, UserId user, String emoji) {
        return new ReactionAdded(conversation, seq, seq - 1, messageId(to), user, emoji, NOW);
    }

    public static ReactionRemoved reactionTakenBack(ConversationId conversation, long seq, long from, UserId user, String emoji) {
        return new ReactionRemoved(conversation, seq, seq - 1, messageId(from), user, emoji, NOW);
    }

    public static Entry entry(ConversationEvent event) {
        return new Entry(LoggedEvent.of(event), event instanceof MessageNew message ? key(message) : null);
    }

    public static ClientMessageKey key(MessageNew message) {
        return ClientMessageKey.of(message.conversationId(), message.actor(), PHONE, message.clientMessageId());
    }
}
