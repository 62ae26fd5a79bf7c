package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.BusSettings;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBusContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

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

    private EmbeddedBus open(int recordsMax) {
        BusSettings settings = new BusSettings(3, recordsMax, 100, Duration.ofSeconds(5), Duration.ofMillis(2));
        EmbeddedBus made = new EmbeddedBus(settings, new SimpleMeterRegistry());
        opened.add(made);
        return made;
    }
}
