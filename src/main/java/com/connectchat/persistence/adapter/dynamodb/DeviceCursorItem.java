package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.adapter.dynamodb.HistoryTables.CONVERSATIONS;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;

/** How a device's cursor in a conversation lies in its table; the device's partition holds all of them. */
final class DeviceCursorItem {

    private static final String DELIVERED = "delivered_seq";

    private DeviceCursorItem() {
    }

    /** Identifiers have no blanks, so a blank keeps them apart. */
    static String partition(UserId user, DeviceId device) {
        return "device " + user.value() + " " + device.value();
    }

    static Item key(UserId user, DeviceId device, ConversationId conversation) {
        return Item.EMPTY.text("pk", partition(user, device)).text("sk", conversation.value());
    }

    static Write advance(Item key, long to) {
        return new Write.Update(CONVERSATIONS, key, "SET delivered_seq = :to", Item.EMPTY.number(":to", to),
                new Condition("attribute_not_exists(delivered_seq) OR delivered_seq < :to", Item.EMPTY));
    }

    static long delivered(Item item) {
        return item.number(DELIVERED);
    }
}
