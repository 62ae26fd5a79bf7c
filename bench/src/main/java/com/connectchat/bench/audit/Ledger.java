package com.connectchat.bench.audit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The messages of one sender to one peer, by index: when each was due, the number it was acknowledged with and the number it
 * was delivered with. Entries that are both are forgotten from the front, so a run of any length takes the memory of what is
 * under way; an entry that is never settled stays, to be counted as lost at the end.
 */
public final class Ledger {

    /** How an acknowledgement or a delivery fits what is known of the message. */
    public enum Verdict {
        FITS,
        /** The same message again, or under another number. */
        REPEATED,
        /** No such message was sent. */
        UNKNOWN
    }

    private static final int CAPACITY_INITIAL = 64;
    private static final long NONE = 0;
    private static final long REFUSED = -1;

    private long[] intended = new long[CAPACITY_INITIAL];
    private long[] acknowledged = new long[CAPACITY_INITIAL];
    private long[] delivered = new long[CAPACITY_INITIAL];
    private boolean[] retried = new boolean[CAPACITY_INITIAL];

    /** Kept for the whole run, because none of them may be delivered ever; a right server refuses few for good. */
    private final Set<Long> refused = new HashSet<>();

    private long base;
    private long written;
    private long due;
    private int inFlight;

    /** A message falls due at this time; its index is returned. */
    public long schedule(long intendedNanos) {
        if (due - base == intended.length) {
            grow();
        }
        int slot = slot(due);
        intended[slot] = intendedNanos;
        acknowledged[slot] = NONE;
        delivered[slot] = NONE;
        retried[slot] = false;
        return due++;
    }

    /** The next message that is due and not yet written is written now; its index is returned. */
    public long write() {
        if (written == due) {
            throw new IllegalStateException("nothing is due after message " + written);
        }
        inFlight++;
        return written++;
    }

    public boolean backlog() {
        return written < due;
    }

    /** Messages due but not yet written. */
    public long backlogSize() {
        return due - written;
    }

    public long sent() {
        return written;
    }

    public int inFlight() {
        return inFlight;
    }

    /** Whether {@code index} is written and neither acknowledged nor refused. */
    public boolean open(long index) {
        return index >= base && index < written && acknowledged[slot(index)] == NONE;
    }

    public boolean retried(long index) {
        return index >= base && retried[slot(index)];
    }

    /** Only for an index that is not settled yet. */
    public long intendedNanos(long index) {
        return intended[slot(index)];
    }

    /** Gives every written message without an answer, in order, to be written again; none of them is forgotten meanwhile. */
    public void retryOpen(LongConsumer again) {
        for (long index = base; index < written; index++) {
            if (acknowledged[slot(index)] == NONE) {
                retried[slot(index)] = true;
                again.accept(index);
            }
        }
    }

    /** One message will be written again under its id. */
    public void retry(long index) {
        retried[slot(index)] = true;
    }

    public Verdict acknowledge(long index, long seq) {
        if (index < 0 || index >= written) {
            return Verdict.UNKNOWN;
        }
        if (!open(index)) {
            return Verdict.REPEATED;
        }
        int slot = slot(index);
        acknowledged[slot] = seq;
        inFlight--;
        boolean agrees = delivered[slot] == NONE || delivered[slot] == seq;
        settle();
        return agrees ? Verdict.FITS : Verdict.REPEATED;
    }

    /** The server refused the message for good: it must not be delivered. */
    public Verdict refuse(long index) {
        if (!open(index)) {
            return index < 0 || index >= written ? Verdict.UNKNOWN : Verdict.REPEATED;
        }
        int slot = slot(index);
        acknowledged[slot] = REFUSED;
        refused.add(index);
        inFlight--;
        boolean unseen = delivered[slot] == NONE;
        settle();
        return unseen ? Verdict.FITS : Verdict.UNKNOWN;
    }

    public Verdict deliver(long index, long seq) {
        if (index < 0 || index >= written || refused.contains(index)) {
            return Verdict.UNKNOWN;
        }
        if (index < base) {
            return Verdict.REPEATED;
        }
        int slot = slot(index);
        if (delivered[slot] != NONE) {
            return Verdict.REPEATED;
        }
        delivered[slot] = seq;
        boolean agrees = acknowledged[slot] == NONE || acknowledged[slot] == seq;
        settle();
        return agrees ? Verdict.FITS : Verdict.REPEATED;
    }

    /** Whether everything written is answered and everything acknowledged is delivered. */
    public boolean settled() {
        return base == written;
    }

    /** Messages acknowledged and not delivered, with their numbers. */
    public void eachLost(IndexAndSeq consumer) {
        for (long index = base; index < written; index++) {
            int slot = slot(index);
            if (acknowledged[slot] > NONE && delivered[slot] == NONE) {
                consumer.accept(index, acknowledged[slot]);
            }
        }
    }

    /** Receives a message's index and its number. */
    @FunctionalInterface
    public interface IndexAndSeq {

        void accept(long index, long seq);
    }

    private void settle() {
        while (base < written) {
            int slot = slot(base);
            boolean done = acknowledged[slot] == REFUSED || acknowledged[slot] != NONE && delivered[slot] != NONE;
            if (!done) {
                return;
            }
            base++;
        }
    }

    private int slot(long index) {
        return (int) (index & (intended.length - 1));
    }

    private void grow() {
        int old = intended.length;
        long[] formerIntended = intended;
        long[] formerAcknowledged = acknowledged;
        long[] formerDelivered = delivered;
        boolean[] formerRetried = retried;
        intended = Arrays.copyOf(intended, old * 2);
        acknowledged = Arrays.copyOf(acknowledged, old * 2);
        delivered = Arrays.copyOf(delivered, old * 2);
        retried = Arrays.copyOf(retried, old * 2);
        for (long index = base; index < due; index++) {
            int from = (int) (index & (old - 1));
            int to = slot(index);
            intended[to] = formerIntended[from];
            acknowledged[to] = formerAcknowledged[from];
            delivered[to] = formerDelivered[from];
            retried[to] = formerRetried[from];
        }
    }
}
