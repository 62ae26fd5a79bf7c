package com.connectchat.bench.audit;

import com.connectchat.bench.audit.Chain.Step;
import com.connectchat.bench.audit.Findings.Kind;

/** What one member of a group testifies who only listens: every message joins the one before it, and none is missing at the end. */
public final class Listener {

    private final String name;
    private final Findings findings;
    private final Chain chain = new Chain();

    /** @param name for the findings' sentences */
    public Listener(String name, Findings findings) {
        this.name = name;
        this.findings = findings;
    }

    /** A message arrived; {@code true} if it is news. */
    public boolean heard(long seq, long prevSeq) {
        Step step = chain.event(seq, prevSeq);
        switch (step) {
            case JOINED -> { }
            case GAP -> add(Kind.GAP, "number %d does not join the one before it", seq);
            case LATE -> add(Kind.OUT_OF_ORDER, "number %d after a higher one", seq);
            case REPEATED -> add(Kind.REPEATED, "number %d again", seq);
        }
        return step != Step.REPEATED;
    }

    /** The server left these numbers out and said so; both inclusive. Nobody reads them here: they count as lost. */
    public void gapAnnounced(long from, long to) {
        chain.announcedGap(from, to);
        add(Kind.LOST, "numbers %d to %d were left out", from, to);
    }

    /** The end of the run: the newest number that was acknowledged to the speaker must have come here. */
    public void close(long head) {
        if (chain.cursor() < head) {
            add(Kind.LOST, "heard up to number %d, acknowledged up to %d", chain.cursor(), head);
        }
    }

    private void add(Kind kind, String sentence, Object... values) {
        findings.add(kind, name + ": " + sentence.formatted(values));
    }
}
