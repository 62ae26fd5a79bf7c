package com.connectchat.sequence.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.ConversationId;
import com.connectchat.sequence.application.Epochs;
import java.nio.ByteBuffer;

/** An epoch is written only when it is raised: no entry is epoch 0. */
final class EmbeddedEpochs implements Epochs {

    private final EmbeddedStore store;
    private final Table epochs;

    EmbeddedEpochs(EmbeddedStore store) {
        this.store = store;
        this.epochs = store.table("epochs");
    }

    @Override
    public int current(ConversationId conversation) {
        byte[] epoch = epochs.get(key(conversation));
        return epoch == null ? 0 : ByteBuffer.wrap(epoch).getInt();
    }

    @Override
    public synchronized boolean raise(ConversationId conversation, int seen) {
        if (current(conversation) != seen) {
            return false;
        }
        store.commit(store.batch().put(epochs, key(conversation), ByteBuffer.allocate(Integer.BYTES).putInt(seen + 1).array()));
        return true;
    }

    private static byte[] key(ConversationId conversation) {
        return Keys.of(conversation.value()).bytes();
    }
}
