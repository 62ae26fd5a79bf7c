package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.Figures;

/** How a run ended: its figures, and what they amount to. */
public record Outcome(Figures figures, Verdict verdict) {

    /** What the run amounts to, with the exit code for scripts. */
    public enum Verdict {

        CLEAN(0, "nothing lost, repeated, out of order or invented"),
        /** The server broke its delivery contract. */
        CONTRACT_BROKEN(1, "the audit found something"),
        /** Sockets were lost that should have stayed, or messages refused: the figures are of another load than the one asked for. */
        DISTURBED(3, "sockets were lost or messages refused");

        private final int exitCode;
        private final String sentence;

        Verdict(int exitCode, String sentence) {
            this.exitCode = exitCode;
            this.sentence = sentence;
        }

        public int exitCode() {
            return exitCode;
        }

        public String sentence() {
            return sentence;
        }
    }
}
