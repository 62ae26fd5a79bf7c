package com.connectchat.remote;

/** The other process failed in a way that no contract has; its log says how. */
final class RemoteFailure extends RuntimeException {

    RemoteFailure(String message) {
        super(message);
    }
}
