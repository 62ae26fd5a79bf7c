package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The body of {@code GET /v1/conversations/{id}/events}: its items are frames. */
public final class EventPage {

    private static final byte[] ITEMS = "\"items\"".getBytes(UTF_8);

    private EventPage() {
    }

    /** Its frames in order, each an instance of its own. */
    public static List<ServerFrame> frames(byte[] body) {
        List<ServerFrame> frames = new ArrayList<>();
        int at = itemsStart(body);
        while (at < body.length && body[at] != ']') {
            if (body[at] == '{') {
                int end = Json.objectEnd(body, at, body.length);
                ServerFrame frame = new ServerFrame();
                frame.scan(body, at, end);
                frames.add(frame);
                at = end;
            } else {
                at++;
            }
        }
        return frames;
    }

    private static int itemsStart(byte[] body) {
        for (int i = 0; i + ITEMS.length < body.length; i++) {
            if (Arrays.equals(ITEMS, 0, ITEMS.length, body, i, i + ITEMS.length)) {
                int colon = Json.skipSpace(body, i + ITEMS.length, body.length);
                return Json.skipSpace(body, colon + 1, body.length) + 1;
            }
        }
        return body.length;
    }
}
