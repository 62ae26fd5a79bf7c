package com.connectchat.bench.scenario;

import com.connectchat.bench.wire.ServerFrame;
import java.util.function.Consumer;

/** Reads what a {@code sync.gap} left out. */
interface HistoryReader {

    /** The events of one conversation from and to these numbers, both inclusive, as this user may see them. */
    record Slice(Account account, String conversationId, long fromSeq, long toSeq) {
    }

    /**
     * Starts to read and returns. Each event is given as the frame that would have carried it, on a thread of the reader's; an
     * instance of its own each, so that it can be handed over. What cannot be read is not given, and the audit will miss it.
     */
    void read(Slice slice, Consumer<ServerFrame> events);
}
