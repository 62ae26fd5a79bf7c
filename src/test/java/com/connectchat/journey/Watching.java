package com.connectchat.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who watches somebody else, each at a gateway of their own. */
public final class Watching implements AutoCloseable {

    private final Device watcher;
    private final Device watched;

    public Watching(Product watchersGateway, Product watchedOnesGateway) {
        watcher = watchersGateway.register("watcher").newDevice().connect();
        watched = watchedOnesGateway.register("watched").newDevice();
        watcher.ask("presence.watch", Map.of("user_ids", List.of(watched.userId())));
    }

    /** The watched one connects, or connects again. */
    public void come() {
        watched.connect();
    }

    public void leave() {
        watched.drop();
    }

    /** How often the watcher has heard of this status, once it is so often. */
    public long heard(String status, long times, Duration within) {
        await().atMost(within).until(() -> heard(status) >= times);
        return heard(status);
    }

    /** What the watcher's gateway says over HTTPS. */
    public JsonNode asked() {
        return watcher.get("/v1/users/" + watched.userId() + "/presence").json();
    }

    @Override
    public void close() {
        watcher.close();
        watched.close();
    }

    private long heard(String status) {
        return watcher.events("presence").stream().filter(each -> each.get("status").stringValue().equals(status)).count();
    }
}
