package com.connectchat.bench.scenario;

import com.connectchat.bench.wire.ServerFrame;

/** A user who only stays connected, and remembers when it last became live. Lives on its lane. */
final class Bystander implements Link.User {

    private final Link link;
    private long liveSinceNanos;

    Bystander(Lane lane, Link.Terms terms, Account account) {
        this.link = new Link(lane, terms, account, this);
    }

    Link link() {
        return link;
    }

    @Override
    public String cursors() {
        return "";
    }

    @Override
    public void live() {
        liveSinceNanos = System.nanoTime();
    }

    @Override
    public void received(ServerFrame frame) {
        // Nobody writes to it.
    }

    boolean liveSince(long nanos) {
        return link.live() && liveSinceNanos >= nanos;
    }

    long liveSinceNanos() {
        return liveSinceNanos;
    }
}
