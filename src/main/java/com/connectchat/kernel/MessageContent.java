package com.connectchat.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a person says in one message. At least one of text, attachments and metadata is there; the bounds are checked
 * here, once, for every way in.
 *
 * @param text     at most {@value #TEXT_BYTES_MAX} bytes of UTF-8
 * @param metadata a JSON object in compact form, at most {@value #METADATA_BYTES_MAX} bytes
 * @param replyTo  an earlier message of the same conversation
 */
public record MessageContent(MessageKind kind, @Nullable String text, List<MediaId> attachments, @Nullable MessageId replyTo,
        List<UserId> mentions, @Nullable String metadata) implements ValueObject {

    /** Stands in {@code mentions} for all members of a group. */
    public static final UserId EVERYBODY = new UserId("all");

    public static final int TEXT_BYTES_MAX = 16_384;
    public static final int METADATA_BYTES_MAX = 4_096;
    public static final int ATTACHMENTS_MAX = 10;
    public static final int MENTIONS_MAX = 100;

    public MessageContent {
        attachments = List.copyOf(attachments);
        mentions = List.copyOf(mentions);
        requireText(text);
        if (attachments.size() > ATTACHMENTS_MAX) {
            throw new InvalidField("/attachments", "at most " + ATTACHMENTS_MAX + " attachments, were " + attachments.size());
        }
        if (mentions.size() > MENTIONS_MAX) {
            throw new InvalidField("/mentions", "at most " + MENTIONS_MAX + " mentions, were " + mentions.size());
        }
        if (metadata != null && utf8Length(WellFormedText.require("/metadata", metadata)) > METADATA_BYTES_MAX) {
            throw new InvalidField("/metadata", "at most " + METADATA_BYTES_MAX + " bytes of compact JSON, were " + utf8Length(metadata));
        }
        if (isBlank(text) && attachments.isEmpty() && metadata == null) {
            throw new InvalidField("/text", "a message needs at least one of text, attachments and metadata");
        }
    }

    /** Whether this person is named, or everybody is. */
    public boolean mentions(UserId user) {
        return mentions.contains(user) || mentions.contains(EVERYBODY);
    }

    /** A plain text message. */
    public static MessageContent ofText(String text) {
        return new MessageContent(MessageKind.TEXT, text, List.of(), null, List.of(), null);
    }

    /** The text of an edit: what a message's text may be, and not empty. */
    public static String requireEditedText(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidField("/text", "text must not be empty; delete the message instead");
        }
        requireText(text);
        return text;
    }

    private static void requireText(@Nullable String text) {
        if (text != null && utf8Length(WellFormedText.require("/text", text)) > TEXT_BYTES_MAX) {
            throw new InvalidField("/text", "at most " + TEXT_BYTES_MAX + " bytes of UTF-8, were " + utf8Length(text));
        }
    }

    private static int utf8Length(String text) {
        return text.length() > TEXT_BYTES_MAX ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
