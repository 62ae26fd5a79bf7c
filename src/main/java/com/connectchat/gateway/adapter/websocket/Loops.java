package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.ConnectionId;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.function.Consumer;

/** The event loops of this gateway. Thread-safe once filled. */
final class Loops {

    private List<Loop> loops = List.of();

    /** To be called once, before anybody connects. */
    void fill(List<Loop> all) {
        loops = List.copyOf(all);
    }

    int count() {
        return loops.size();
    }

    Loop at(int index) {
        return loops.get(index);
    }

    List<Loop> all() {
        return loops;
    }

    Loop of(EventLoop thread) {
        for (Loop loop : loops) {
            if (loop.runsOn(thread)) {
                return loop;
            }
        }
        throw new IllegalArgumentException("not an event loop of this gateway: " + thread);
    }

    /** Does something with a connection, on its own event loop, if it is still there. */
    void on(ConnectionId id, Consumer<Connection> action) {
        on(id, action, _ -> { });
    }

    /** Does something with a connection, on its own event loop, or something else there if its client is gone. */
    void on(ConnectionId id, Consumer<Connection> action, Consumer<Loop> ifGone) {
        int index = ConnectionIds.loopOf(id);
        if (index < loops.size()) {
            Loop loop = loops.get(index);
            loop.execute(() -> {
                Connection connection = loop.find(id);
                if (connection != null) {
                    action.accept(connection);
                }
                if (connection == null || connection.client() == null) {
                    ifGone.accept(loop);
                }
            });
        }
    }
}
