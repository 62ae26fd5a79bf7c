package com.connectchat.sequence.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.sequence.application.Epochs;

/** The shipped store of epochs, for tests of other packages. */
public final class EmbeddedNumbering {

    private EmbeddedNumbering() {
    }

    public static Epochs epochs(EmbeddedStore store) {
        return new EmbeddedEpochs(store);
    }
}
