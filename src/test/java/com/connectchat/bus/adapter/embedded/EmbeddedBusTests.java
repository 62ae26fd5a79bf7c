package com.connectchat.bus.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.bus.BusSettings;
import com.connectchat.bus.CellSettings;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBusContract;
import com.connectchat.bus.contract.Cells;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedBusTests extends MessageBusContract {

    private final List<EmbeddedBus> opened = new ArrayList<>();
    private final EmbeddedBus bus = open(1000);

    @AfterEach
    void close() {
        opened.forEach(EmbeddedBus::close);
    }

    @Override
    protected MessageBus bus() {
        return bus;
    }

    @Override
    protected MessageBus busHolding(int recordsMax) {
        return open(recordsMax);
    }

    @Test
    void oneProcessMissesNothingWhateverTheNumberOfCells() {
        Cells cells = new Cells(new CellSettings(3, 0));
        List<GroupOutgoingMessage> got = Collections.synchronizedList(new ArrayList<>());
        cells.followedBy(bus.ownAddress()).forEach(each -> bus.follow(each, got::addAll));

        bus.publish(cells.spread(List.of(message(1, Set.of(bus.ownAddress())), message(2, null))));

        await().until(() -> got.size() == 2);
        assertThat(got).extracting(each -> each.events().getFirst().seq()).containsExactly(1L, 2L);
    }

    private static GroupOutgoingMessage message(long seq, @Nullable Set<GatewayId> gateways) {
        LoggedEvent event = LoggedEvent.ofJson(new ConversationId("g_tea"), seq, seq - 1, EventType.MESSAGE_NEW,
                "{}".getBytes(StandardCharsets.UTF_8));
        return new GroupOutgoingMessage(List.of(event), List.of(new UserId("u_a")), gateways, null);
    }

    private EmbeddedBus open(int recordsMax) {
        BusSettings settings = new BusSettings(3, recordsMax, 100, Duration.ofSeconds(5), Duration.ofMillis(2));
        EmbeddedBus made = new EmbeddedBus(settings, new SimpleMeterRegistry());
        opened.add(made);
        return made;
    }
}
