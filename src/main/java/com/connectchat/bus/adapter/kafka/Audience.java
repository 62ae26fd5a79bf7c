package com.connectchat.bus.adapter.kafka;

import com.connectchat.kernel.GatewayId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Whom a record concerns, in a header: two bytes for each address, so that all others pass the record over unread. */
final class Audience {

    private static final String NAME = "gateways";

    private Audience() {
    }

    /** The header; none where the record concerns everybody. */
    static List<Header> header(@Nullable Set<GatewayId> gateways) {
        if (gateways == null) {
            return List.of();
        }
        ByteBuffer addresses = ByteBuffer.allocate(gateways.size() * Short.BYTES);
        gateways.forEach(each -> addresses.putShort((short) each.partition()));
        return List.of(new RecordHeader(NAME, addresses.array()));
    }

    /** Whether the record concerns this address. */
    static boolean includes(ConsumerRecord<?, ?> record, GatewayId address) {
        Header header = record.headers().lastHeader(NAME);
        if (header == null) {
            return true;
        }
        ByteBuffer addresses = ByteBuffer.wrap(header.value());
        while (addresses.remaining() >= Short.BYTES) {
            if (addresses.getShort() == (short) address.partition()) {
                return true;
            }
        }
        return false;
    }
}
