package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.Unavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators see of the sockets. */
final class GatewayMetrics {

    private static final Logger log = LoggerFactory.getLogger(GatewayMetrics.class);

    private final MeterRegistry meters;
    private final Counter framesReceived;
    private final Counter framesSent;
    private final Counter delivered;
    private final Counter dropped;
    private final Counter rateLimited;
    private final Timer hello;
    private final Map<CloseCode, Counter> closed = new EnumMap<>(CloseCode.class);
    private final Map<GapReason, Counter> gaps = new EnumMap<>(GapReason.class);

    GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.framesReceived = counter("frames.received", "Text frames from clients");
        this.framesSent = counter("frames.sent", "Text frames to clients");
        this.delivered = counter("deliveries", "Durable events written to a socket; one that goes to many counts for each");
        this.dropped = counter("signals.dropped", "Typing and receipts that a full outbox had no room for");
        this.rateLimited = counter("rate-limited", "Frames refused because their connection sent too much");
        this.hello = Timer.builder("connectchat.gateway.hello").description("From hello, or the upgrade's token, to welcome")
                .publishPercentileHistogram().register(meters);
        for (CloseCode code : CloseCode.values()) {
            closed.put(code, counter("closed", "Connections closed by the server", "code", String.valueOf(code.number())));
        }
        for (GapReason reason : GapReason.values()) {
            gaps.put(reason, counter("gaps", "Gaps announced instead of events", "reason", reason.code()));
        }
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder("connectchat.gateway." + name).description(description).tags(tags).register(meters);
    }

    <T> void watchConnections(T admission, ToDoubleFunction<T> count) {
        Gauge.builder("connectchat.gateway.connections", admission, count).description("Connections there are").register(meters);
    }

    void frameReceived() {
        framesReceived.increment();
    }

    void frameSent() {
        framesSent.increment();
    }

    void delivered() {
        delivered.increment();
    }

    void signalDropped() {
        dropped.increment();
    }

    void rateLimited() {
        rateLimited.increment();
    }

    void greeted(long nanos) {
        hello.record(nanos, TimeUnit.NANOSECONDS);
    }

    void greetingFailed(RuntimeException cause) {
        if (cause instanceof Unavailable) {
            log.debug("A client could not be let in: {}", cause.getMessage());
        } else {
            log.error("A client could not be let in", cause);
        }
    }

    void closed(CloseCode code) {
        count(closed.get(code));
    }

    void gap(GapReason reason) {
        count(gaps.get(reason));
    }

    private static void count(@org.jspecify.annotations.Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
