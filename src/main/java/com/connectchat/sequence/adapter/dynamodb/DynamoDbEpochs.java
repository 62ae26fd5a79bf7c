package com.connectchat.sequence.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.DynamoDbFailure;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Table;
import com.connectchat.dynamodb.Table.Attribute;
import com.connectchat.dynamodb.Table.Type;
import com.connectchat.dynamodb.Write;
import com.connectchat.dynamodb.Write.Refused;
import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.sequence.application.Epochs;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** An epoch is written only when it is raised: no item is epoch 0. */
final class DynamoDbEpochs implements Epochs {

    static final Table EPOCHS = new Table("epochs", new Attribute("conversation_id", Type.TEXT), null, null);

    private static final String EPOCH = "epoch";
    /** Drawn for each raise, so that it knows an attempt of its own whose answer was lost. */
    private static final String RAISE = "raise";

    private final DynamoDb db;

    DynamoDbEpochs(DynamoDb db) {
        this.db = db;
    }

    @Override
    public int current(ConversationId conversation) {
        return translating(() -> (int) db.get(EPOCHS, key(conversation)).orElse(Item.EMPTY).numberOrZero(EPOCH));
    }

    @Override
    public boolean raise(ConversationId conversation, int seen) {
        Item raised = key(conversation).number(EPOCH, seen + 1L).number(RAISE, ThreadLocalRandom.current().nextLong());
        Condition unchanged = seen == 0 ? EPOCHS.absent() : new Condition("epoch = :seen", Item.EMPTY.number(":seen", seen));
        return translating(() -> !(db.write(new Write.Put(EPOCHS, raised, unchanged)) instanceof Refused refused)
                || refused.item().equals(raised));
    }

    private static Item key(ConversationId conversation) {
        return Item.EMPTY.text("conversation_id", conversation.value());
    }

    private static <T> T translating(Supplier<T> action) {
        try {
            return action.get();
        } catch (DynamoDbFailure e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
