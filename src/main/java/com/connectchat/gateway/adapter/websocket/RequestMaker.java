package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Command;
import com.connectchat.gateway.adapter.websocket.RequestType.Field;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a request of the fields that a frame had. What is missing or not legal is an {@link InvalidField}. */
final class RequestMaker {

    private final RequestFields fields;

    RequestMaker(RequestFields fields) {
        this.fields = fields;
    }

    ClientRequest make(@Nullable String id, RequestType type) {
        return switch (type) {
            case HELLO -> new ClientRequest.Hello(id, fields.string(Field.TOKEN), fields.cursors());
            case TOKEN_REFRESH -> new ClientRequest.RefreshToken(id, required(Field.TOKEN));
            case PING -> new ClientRequest.Ping(id);
            case MESSAGE_SEND -> send(id);
            case MESSAGE_EDIT -> submit(id, new Command.EditMessage(message(), editedText()));
            case MESSAGE_DELETE -> submit(id, new Command.DeleteMessage(message()));
            case REACTION_ADD -> submit(id, new Command.AddReaction(message(), emoji()));
            case REACTION_REMOVE -> submit(id, new Command.RemoveReaction(message(), emoji()));
            case RECEIPT_DELIVERED -> submit(id, new Command.MoveReceipts(upToSeq(), 0));
            case RECEIPT_READ -> submit(id, new Command.MoveReceipts(upToSeq(), upToSeq()));
            case TYPING -> new ClientRequest.Typing(id, conversation(), new Command.SetTyping(active()));
            case PRESENCE_WATCH -> new ClientRequest.WatchPresence(id, watched());
            case PRESENCE_UNWATCH -> new ClientRequest.UnwatchPresence(id, watched());
            case SYNC -> new ClientRequest.Sync(id, fields.cursors());
        };
    }

    private ClientRequest send(@Nullable String id) {
        boolean toConversation = fields.string(Field.CONVERSATION_ID) != null;
        String toUser = fields.string(Field.TO_USER_ID);
        if (toConversation == (toUser != null)) {
            throw new InvalidField(Field.CONVERSATION_ID.pointer(), "name either conversation_id or to_user_id, one of the two");
        }
        ConversationId conversation = toConversation ? conversation() : null;
        UserId user = toUser == null ? null : new UserId(legal(toUser, Field.TO_USER_ID));
        String clientMessageId = ClientValues.requireClientMessageId(fields.string(Field.CLIENT_MESSAGE_ID));
        return new ClientRequest.Send(id, conversation, new Command.SendMessage(clientMessageId, user, content()));
    }

    private MessageContent content() {
        String kind = fields.string(Field.KIND);
        String replyTo = fields.string(Field.REPLY_TO);
        return new MessageContent(kind == null ? MessageKind.TEXT : MessageKind.of(kind), fields.string(Field.TEXT), fields.attachments(),
                replyTo == null ? null : new MessageId(legal(replyTo, Field.REPLY_TO)), mentions(), fields.string(Field.METADATA));
    }

    private List<UserId> mentions() {
        List<UserId> users = fields.users();
        return users == null ? List.of() : users;
    }

    private List<UserId> watched() {
        List<UserId> users = fields.users();
        if (users == null) {
            throw new InvalidField(Field.USER_IDS.pointer(), "user_ids is missing");
        }
        return users;
    }

    private ClientRequest submit(@Nullable String id, Command command) {
        return new ClientRequest.Submit(id, conversation(), command);
    }

    private ConversationId conversation() {
        return new ConversationId(legal(required(Field.CONVERSATION_ID), Field.CONVERSATION_ID));
    }

    private MessageId message() {
        return new MessageId(legal(required(Field.MESSAGE_ID), Field.MESSAGE_ID));
    }

    private String editedText() {
        return MessageContent.requireEditedText(fields.string(Field.TEXT));
    }

    private String emoji() {
        return ClientValues.requireEmoji(fields.string(Field.EMOJI));
    }

    private long upToSeq() {
        if (fields.upToSeq() < 0) {
            throw new InvalidField(Field.UP_TO_SEQ.pointer(), "up_to_seq is missing");
        }
        return fields.upToSeq();
    }

    private boolean active() {
        Boolean active = fields.active();
        if (active == null) {
            throw new InvalidField(Field.ACTIVE.pointer(), "active is missing");
        }
        return active;
    }

    private String required(Field field) {
        String value = fields.string(field);
        if (value == null) {
            throw new InvalidField(field.pointer(), field.code() + " is missing");
        }
        return value;
    }

    private static String legal(String value, Field field) {
        if (!Ids.isLegal(value)) {
            throw new InvalidField(field.pointer(), field.code() + " must be 1 to " + Ids.CHARACTERS_MAX + " visible ASCII characters");
        }
        return value;
    }
}
