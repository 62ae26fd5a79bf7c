package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Any event that could be in a log, from a seed. */
final class RandomEvents {

    private static final String[] LETTERS = {"a", "\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\u0001", "\u001f", "\u007f",
        "\u0080", "\u2028", "é", "ß", "世", "\ufeff", "\uffff", "👋", "\ud83d\udc69\u200d\ud83d\udc67", "{", "}", "<", "&", "'", "\\u0041"};

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    ConversationEvent next() {
        ConversationId conversation = new ConversationId(id());
        long prevSeq = random.nextLong((1L << 53) - 1);
        long seq = prevSeq + 1;
        MessageId message = new MessageId(id());
        UserId actor = new UserId(id());
        Instant at = Instant.ofEpochMilli(random.nextLong(253_402_300_799_999L));
        return switch (EventType.values()[random.nextInt(EventType.values().length)]) {
            case MESSAGE_NEW -> new MessageNew(conversation, seq, prevSeq, message, actor, id(), content(), at);
            case MESSAGE_UPDATED -> new MessageUpdated(conversation, seq, prevSeq, message, actor, text(200), at);
            case MESSAGE_DELETED -> new MessageDeleted(conversation, seq, prevSeq, message, actor, at);
            case REACTION_ADDED -> new ReactionAdded(conversation, seq, prevSeq, message, actor, text(5), at);
            case REACTION_REMOVED -> new ReactionRemoved(conversation, seq, prevSeq, message, actor, text(5), at);
            case CONVERSATION_CREATED -> new ConversationCreated(conversation, seq, prevSeq, actor, profile(),
                    IntStream.range(0, random.nextInt(4)).mapToObj(i -> new GroupMember(new UserId(id()), role())).toList(), at);
            case CONVERSATION_UPDATED -> new ConversationUpdated(conversation, seq, prevSeq, actor, profile(), random.nextBoolean(), at);
            case MEMBER_ADDED -> new MemberAdded(conversation, seq, prevSeq, new UserId(id()), role(), actor, at);
            case MEMBER_REMOVED -> new MemberRemoved(conversation, seq, prevSeq, new UserId(id()), actor, at);
            case MEMBER_UPDATED -> new MemberUpdated(conversation, seq, prevSeq, new UserId(id()), role(), actor, at);
        };
    }

    private GroupProfile profile() {
        return new GroupProfile("x" + text(20), random.nextBoolean() ? text(50) : null, any(Visibility.values()),
                new GroupSettings(any(Join.values()), any(Who.values()), any(Who.values()), any(History.values()),
                        Duration.ofSeconds(random.nextInt(86_401))));
    }

    private Role role() {
        return any(Role.values());
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private MessageContent content() {
        boolean media = random.nextBoolean();
        return new MessageContent(MessageKind.values()[random.nextInt(MessageKind.values().length)],
                media && random.nextBoolean() ? null : "x" + text(100),
                media ? IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> new MediaId(id())).toList() : List.of(),
                random.nextBoolean() ? new MessageId(id()) : null,
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> new UserId(id())).toList(), metadata());
    }

    private @Nullable String metadata() {
        return switch (random.nextInt(4)) {
            case 0 -> "{}";
            case 1 -> "{\"a\":[1,-0.0,1e999,1E5,12345678901234567890,0.12345678901234567890],\"b\":{\"c\":null,\"d\":true}}";
            case 2 -> "{\"metadata\":{\"text\":\"\\\"\\\\\\n\\u0001 é 👋\"},\"\":\"\"}";
            default -> null;
        };
    }

    /** Every visible ASCII character, quotes and backslashes too. */
    private String id() {
        return random.ints(1 + random.nextInt(Ids.CHARACTERS_MAX), '!', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private String text(int lettersMax) {
        return random.ints(1 + random.nextInt(lettersMax), 0, LETTERS.length).mapToObj(i -> LETTERS[i])
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
