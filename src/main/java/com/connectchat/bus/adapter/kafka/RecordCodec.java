package com.connectchat.bus.adapter.kafka;

import com.connectchat.kernel.event.LoggedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * The bytes of one topic's records: a version, the length of the head, the head as JSON, and behind it the events' own JSON as it is
 * stored, which is thus neither parsed nor encoded again (ADR-0009). Thread-safe.
 */
final class RecordCodec<T> {

    private static final byte VERSION = 1;
    private static final int PREFIX_BYTES = 5;

    private final ObjectWriter writer;
    private final ObjectReader reader;

    RecordCodec(Class<T> type) {
        this.writer = ContractJson.MAPPER.writerFor(type);
        this.reader = ContractJson.MAPPER.readerFor(type);
    }

    byte[] encode(T record) {
        EventBytes.Written events = new EventBytes.Written();
        Head head = new Head();
        writer.withAttribute(EventBytes.ATTRIBUTE, events).writeValue(head, record);
        return head.followedBy(events);
    }

    T decode(byte[] bytes) {
        try {
            int headLength = headLength(bytes);
            EventBytes.Read events = new EventBytes.Read(bytes, PREFIX_BYTES + headLength);
            return reader.withAttribute(EventBytes.ATTRIBUTE, events).readValue(bytes, PREFIX_BYTES, headLength);
        } catch (UnreadableRecord e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableRecord(e);
        }
    }

    private static int headLength(byte[] bytes) {
        if (bytes.length < PREFIX_BYTES || bytes[0] != VERSION) {
            throw new UnreadableRecord("not a record of version " + VERSION);
        }
        int length = ByteBuffer.wrap(bytes).getInt(1);
        if (length < 0 || length > bytes.length - PREFIX_BYTES) {
            throw new UnreadableRecord("a head of " + length + " bytes in a record of " + bytes.length);
        }
        return length;
    }

    /** Leaves room before the JSON, so that the record is copied once only. */
    private static final class Head extends ByteArrayOutputStream {

        private static final int USUAL_BYTES = 512;

        Head() {
            super(USUAL_BYTES);
            count = PREFIX_BYTES;
        }

        byte[] followedBy(EventBytes.Written events) {
            int headEnd = count;
            ByteBuffer record = ByteBuffer.allocate(headEnd + events.length()).put(VERSION).putInt(headEnd - PREFIX_BYTES)
                    .put(buf, PREFIX_BYTES, headEnd - PREFIX_BYTES);
            for (LoggedEvent each : events.all()) {
                record.put(each.json());
            }
            return record.array();
        }
    }
}
