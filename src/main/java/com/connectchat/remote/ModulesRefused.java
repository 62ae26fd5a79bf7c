package com.connectchat.remote;

/** The modules can't be spread over processes in this way. */
final class ModulesRefused extends RuntimeException {

    private final String action;

    ModulesRefused(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
