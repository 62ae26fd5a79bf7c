package com.connectchat.remote;

/** How many processes a call has passed: one that relays for another says so, and processes that point at each other are found out. */
final class Hops {

    private static final ScopedValue<Integer> PASSED = ScopedValue.newInstance();

    private Hops() {
    }

    /** What a call from here says. */
    static int next() {
        return PASSED.orElse(0) + 1;
    }

    static <T> T after(int hops, ScopedValue.CallableOp<T, RuntimeException> call) {
        return ScopedValue.where(PASSED, hops).call(call);
    }
}
