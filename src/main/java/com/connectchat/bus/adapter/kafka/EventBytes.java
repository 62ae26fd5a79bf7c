package com.connectchat.bus.adapter.kafka;

import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The events' own bytes behind a record's head, while it is written and while it is read. */
final class EventBytes {

    /** Where a codec's writer and reader find them. */
    static final Object ATTRIBUTE = EventBytes.class;

    private EventBytes() {
    }

    /** Those of a record that is written: each one's place counts from the end of the head. */
    static final class Written {

        private final List<LoggedEvent> events = new ArrayList<>(1);
        private int length;

        int add(LoggedEvent event) {
            int place = length;
            events.add(event);
            length += event.json().length;
            return place;
        }

        List<LoggedEvent> all() {
            return events;
        }

        int length() {
            return length;
        }
    }

    /** Those of a record that is read. */
    record Read(byte[] record, int from) {

        byte[] at(int place, int length) {
            if (place < 0 || length < 0 || length > record.length - from - place) {
                throw new UnreadableRecord("an event beyond the record's end");
            }
            return Arrays.copyOfRange(record, from + place, from + place + length);
        }
    }
}
