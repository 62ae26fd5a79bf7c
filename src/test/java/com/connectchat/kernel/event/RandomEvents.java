package com.connectchat.kernel.event;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
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
        };
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
