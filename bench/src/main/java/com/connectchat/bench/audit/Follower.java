package com.connectchat.bench.audit;

import com.connectchat.bench.audit.Chain.Step;
import com.connectchat.bench.audit.Findings.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one device testifies that was away: of each of its conversations it must get exactly what was written meanwhile, every
 * event joined to the one before it.
 */
public final class Follower {

    /** What a {@code sync.gap} is where nobody reads what it leaves out. */
    public enum Gaps {
        LOST, ALLOWED
    }

    private final String name;
    private final Gaps gaps;
    private final Findings findings;
    private final Map<String, Chain> chains = new LinkedHashMap<>();

    /**
     * @param name for the findings' sentences
     * @param held the conversations that the device is in, and up to where it has each of them
     */
    public Follower(String name, Map<String, Long> held, Gaps gaps, Findings findings) {
        this.name = name;
        this.gaps = gaps;
        this.findings = findings;
        held.forEach((conversation, seq) -> {
            Chain chain = new Chain();
            chain.event(seq, seq);
            chains.put(conversation, chain);
        });
    }

    /** Up to where the device has each of its conversations, in the order in which they were given. */
    public Map<String, Long> cursors() {
        Map<String, Long> cursors = LinkedHashMap.newLinkedHashMap(chains.size());
        chains.forEach((conversation, chain) -> cursors.put(conversation, chain.cursor()));
        return cursors;
    }

    public void event(String conversation, long seq, long prevSeq) {
        Chain chain = chains.get(conversation);
        if (chain == null) {
            add(Kind.PHANTOM, "number %d of %s, which the device is not in", seq, conversation);
        } else {
            joined(chain.event(seq, prevSeq), conversation, seq);
        }
    }

    /** The server left these numbers out and said so; both inclusive. */
    public void gapAnnounced(String conversation, long from, long to) {
        Chain chain = chains.get(conversation);
        if (chain == null) {
            add(Kind.PHANTOM, "a gap in %s, which the device is not in", conversation);
            return;
        }
        joined(chain.announcedGap(from, to), conversation, to);
        if (gaps == Gaps.LOST) {
            add(Kind.LOST, "numbers %d to %d of %s were left out", from, to, conversation);
        }
    }

    /** Whether the device has come this far; of a conversation without a head here nothing is expected. */
    public boolean reached(Map<String, Long> heads) {
        return chains.entrySet().stream().allMatch(each -> each.getValue().cursor() >= heads.getOrDefault(each.getKey(), 0L));
    }

    /** The end of the run: these are the newest numbers that were acknowledged to the senders; of other conversations nothing is known. */
    public void close(Map<String, Long> heads) {
        chains.forEach((conversation, chain) -> {
            long head = heads.getOrDefault(conversation, chain.cursor());
            if (chain.cursor() < head) {
                add(Kind.LOST, "has %s up to number %d, acknowledged up to %d", conversation, chain.cursor(), head);
            } else if (chain.cursor() > head) {
                add(Kind.PHANTOM, "has %s up to number %d, acknowledged up to %d", conversation, chain.cursor(), head);
            }
        });
    }

    private void joined(Step step, String conversation, long seq) {
        switch (step) {
            case JOINED -> {
            }
            case GAP -> add(Kind.GAP, "number %d of %s does not join the one before it", seq, conversation);
            case LATE -> add(Kind.OUT_OF_ORDER, "number %d of %s after a higher one", seq, conversation);
            case REPEATED -> add(Kind.REPEATED, "number %d of %s again", seq, conversation);
        }
    }

    private void add(Kind kind, String sentence, Object... values) {
        findings.add(kind, name + ": " + sentence.formatted(values));
    }
}
