package com.connectchat.gateway.adapter.websocket;

/**
 * Checks UTF-8 piece by piece, so that a character may be split over fragments. The state between pieces is one number: how many
 * bytes of a character are still to come, and what the next one of them may be.
 */
final class Utf8Check {

    /** Between two characters: the state at the start, and the only legal one at the end. */
    static final int BETWEEN = 0;
    static final int INVALID = -1;

    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xbf;

    private Utf8Check() {
    }

    /** The state after these bytes. */
    static int check(int state, byte[] bytes, int from, int to) {
        int now = state;
        for (int i = from; i < to; i++) {
            now = now == BETWEEN ? first(bytes[i]) : next(now, bytes[i] & 0xff);
            if (now == INVALID) {
                return INVALID;
            }
        }
        return now;
    }

    private static int first(byte signed) {
        int b = signed & 0xff;
        if (b < 0x80) {
            return BETWEEN;
        }
        if (b >= 0xc2 && b <= 0xdf) {
            return state(1, LOWEST, HIGHEST);
        }
        if (b >= 0xe0 && b <= 0xef) {
            // No detours for what fits into fewer bytes, and no surrogates.
            return state(2, b == 0xe0 ? 0xa0 : LOWEST, b == 0xed ? 0x9f : HIGHEST);
        }
        if (b >= 0xf0 && b <= 0xf4) {
            return state(3, b == 0xf0 ? 0x90 : LOWEST, b == 0xf4 ? 0x8f : HIGHEST);
        }
        return INVALID;
    }

    private static int next(int state, int b) {
        if (b < (state >> 8 & 0xff) || b > (state & 0xff)) {
            return INVALID;
        }
        int left = (state >> 16) - 1;
        return left == 0 ? BETWEEN : state(left, LOWEST, HIGHEST);
    }

    private static int state(int left, int lowest, int highest) {
        return left << 16 | lowest << 8 | highest;
    }
}
