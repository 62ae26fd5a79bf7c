package com.connectchat.sequence.application;

import com.connectchat.kernel.ConversationId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Stores each conversation's epoch. Thread-safe; blocking. */
@SecondaryPort
public interface Epochs {

    /** The epoch that numbers are given in now; 0 for a conversation that never changed its home. */
    int current(ConversationId conversation);

    /** Raises the epoch from {@code seen} by one. Returns whether this call did it: false when it was no longer {@code seen}. */
    boolean raise(ConversationId conversation, int seen);
}
