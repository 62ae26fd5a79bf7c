package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a send: the fields of {@code message.send}, the conversation being in the path. */
record SendRequest(@Mandatory @Nullable String clientMessageId, @OneOf(MessageKind.class) @Nullable String kind, @Nullable String text,
        @Nullable List<@Nullable Attachment> attachments, @Nullable MessageId replyTo, @Nullable List<@Nullable UserId> mentions,
        @Nullable Metadata metadata) {

    SendMessage command() {
        return new SendMessage(ClientValues.requireClientMessageId(clientMessageId), null,
                new MessageContent(kind == null ? MessageKind.TEXT : MessageKind.of(kind), text, media(), replyTo,
                        present("/mentions", mentions), metadata == null ? null : metadata.json()));
    }

    private List<MediaId> media() {
        List<MediaId> media = new ArrayList<>();
        for (Attachment each : present("/attachments", attachments)) {
            if (each.mediaId() == null) {
                throw new InvalidField("/attachments/" + media.size() + "/media_id", "an attachment needs the media_id of an upload");
            }
            media.add(each.mediaId());
        }
        return media;
    }

    private static <T> List<T> present(String pointer, @Nullable List<@Nullable T> values) {
        List<T> present = new ArrayList<>();
        for (T value : values == null ? List.<@Nullable T>of() : values) {
            if (value == null) {
                throw new InvalidField(pointer + "/" + present.size(), "must not be null");
            }
            present.add(value);
        }
        return present;
    }

    record Attachment(@Mandatory @Nullable MediaId mediaId) {
    }
}
