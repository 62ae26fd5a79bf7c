package com.connectchat.messaging.simulation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One fault at the n-th time that one step is reached; nothing goes wrong before it or after it. */
final class Injection {

    private final CrashPoint point;
    private final Fault fault;
    private int timesLeft;
    private boolean happened;
    private Runnable meanwhile = () -> { };

    /** @param nth 1 for the first time that the step is reached */
    Injection(CrashPoint point, Fault fault, int nth) {
        this.point = point;
        this.fault = fault;
        this.timesLeft = nth;
    }

    /** What the others do while a process hangs. */
    void meanwhile(Runnable others) {
        meanwhile = others;
    }

    boolean happened() {
        return happened;
    }

    /** Does a step, or what the fault makes of it. */
    <T> T at(CrashPoint reached, Supplier<T> step, Supplier<? extends RuntimeException> failure) {
        if (reached != point || --timesLeft != 0) {
            return step.get();
        }
        happened = true;
        return switch (fault) {
            case KILL -> throw new Killed();
            case HANG -> {
                meanwhile.run();
                yield step.get();
            }
            case FAIL -> throw failure.get();
            case FAIL_AFTER_COMMIT -> {
                step.get();
                throw failure.get();
            }
        };
    }

    @Override
    public String toString() {
        return point + " " + fault;
    }

    /** Nothing in a process survives this, so nothing in the program may catch it. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable String getMessage() {
            return "killed";
        }
    }
}
