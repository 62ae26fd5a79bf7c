package com.connectchat.bus.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.GatewayId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AudienceTests {

    @Test
    void onlyWhoIsNamedReadsTheRecord() {
        ConsumerRecord<byte[], byte[]> record = recordFor(Set.of(new GatewayId(3), new GatewayId(40_000)));

        assertThat(Audience.includes(record, new GatewayId(3))).isTrue();
        assertThat(Audience.includes(record, new GatewayId(40_000))).isTrue();
        assertThat(Audience.includes(record, new GatewayId(4))).isFalse();
    }

    @Test
    void aRecordThatNamesNobodyIsForAll() {
        assertThat(Audience.includes(recordFor(null), new GatewayId(7))).isTrue();
        assertThat(Audience.includes(recordFor(Set.of()), new GatewayId(7))).isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> recordFor(@Nullable Set<GatewayId> gateways) {
        List<Header> headers = Audience.header(gateways);
        return new ConsumerRecord<>("t", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, new byte[0], new byte[0],
                new RecordHeaders(headers), Optional.empty());
    }
}
