package com.connectchat.bench.audit;

import com.connectchat.bench.audit.Chain.Step;
import com.connectchat.bench.audit.Findings.Kind;
import com.connectchat.bench.audit.Ledger.Verdict;

/**
 * What one user of a pair testifies: every acknowledgement and every event this user got, held against the messages that both
 * sides wrote. It outlives the user's sockets, so the testimony spans reconnections. Not thread-safe; both users of a pair
 * belong to one thread.
 */
public final class Witness {

    private final String name;
    private final Ledger own;
    private final Ledger peers;
    private final Findings findings;
    private final Chain chain = new Chain();
    private long lastAcknowledged = -1;

    /**
     * @param name for the findings' sentences
     * @param own what this user wrote
     * @param peers what the other one wrote
     */
    public Witness(String name, Ledger own, Ledger peers, Findings findings) {
        this.name = name;
        this.own = own;
        this.peers = peers;
        this.findings = findings;
    }

    /** The last number this user has seen, 0 when none. */
    public long cursor() {
        return chain.cursor();
    }

    /** An own message was acknowledged; {@code true} if for the first time. */
    public boolean acknowledged(long index, long seq, Freshness freshness) {
        Freshness expected = own.retried(index) ? Freshness.DUPLICATE : freshness;
        Verdict verdict = own.acknowledge(index, seq);
        switch (verdict) {
            case FITS -> numbered(index, seq, expected);
            case REPEATED -> add(Kind.REPEATED, "message %d acknowledged again or under another number, now %d", index, seq);
            case UNKNOWN -> add(Kind.PHANTOM, "message %d acknowledged with number %d, but never sent", index, seq);
        }
        return verdict == Verdict.FITS;
    }

    /** What is written to one socket without waiting is numbered in the order of writing; only a retry may come later. */
    private void numbered(long index, long seq, Freshness freshness) {
        joined(freshness == Freshness.DUPLICATE ? chain.ownAgain(seq) : chain.own(seq), seq);
        if (index > lastAcknowledged) {
            lastAcknowledged = index;
        } else if (freshness == Freshness.NEW) {
            add(Kind.OUT_OF_ORDER, "message %d numbered %d, after message %d", index, seq, lastAcknowledged);
        }
    }

    /** Whether the server says that it had the message already. */
    public enum Freshness {
        NEW, DUPLICATE
    }

    /** An own message was refused for good. */
    public void refused(long index) {
        if (own.refuse(index) != Verdict.FITS) {
            add(Kind.PHANTOM, "message %d refused, but delivered or answered or never sent", index);
        }
    }

    /** A message of the peer arrived; {@code true} if for the first time. */
    public boolean delivered(long index, long seq, long prevSeq) {
        Step step = chain.event(seq, prevSeq);
        joined(step, seq);
        return step != Step.REPEATED && entered(index, seq);
    }

    /** A message of the peer was read from the history, to fill a gap that the server had announced. */
    public boolean read(long index, long seq) {
        return peers.deliver(index, seq) == Verdict.FITS;
    }

    /** An own message came back as an event: allowed on a new socket, where it takes its place in the order. */
    public void echoed(long seq, long prevSeq) {
        joined(chain.event(seq, prevSeq), seq);
    }

    /** A message arrived that nobody of this run can have sent. */
    public void invented(long seq, long prevSeq) {
        joined(chain.event(seq, prevSeq), seq);
        add(Kind.PHANTOM, "event %d is of no message of this run", seq);
    }

    /** The server left these numbers out and said so; both inclusive. */
    public void gapAnnounced(long from, long to) {
        joined(chain.announcedGap(from, to), to);
    }

    /** The end of the run: what is acknowledged and not delivered to the peer by now is lost. */
    public void close() {
        own.eachLost((index, seq) -> add(Kind.LOST, "message %d acknowledged as number %d, not delivered to the peer", index, seq));
        own.retryOpen(index -> add(Kind.UNANSWERED, "message %d has no answer", index));
    }

    private boolean entered(long index, long seq) {
        Verdict verdict = peers.deliver(index, seq);
        switch (verdict) {
            case FITS -> {
            }
            case REPEATED -> add(Kind.REPEATED, "message %d delivered again or under another number, now %d", index, seq);
            case UNKNOWN -> add(Kind.PHANTOM, "message %d delivered as number %d, but never sent or refused", index, seq);
        }
        return verdict == Verdict.FITS;
    }

    private void joined(Step step, long seq) {
        switch (step) {
            case JOINED -> {
            }
            case GAP -> add(Kind.GAP, "number %d does not join the one before it", seq);
            case LATE -> add(Kind.OUT_OF_ORDER, "number %d after a higher one", seq);
            case REPEATED -> add(Kind.REPEATED, "number %d again", seq);
        }
    }

    private void add(Kind kind, String sentence, Object... values) {
        findings.add(kind, name + ": " + sentence.formatted(values));
    }
}
