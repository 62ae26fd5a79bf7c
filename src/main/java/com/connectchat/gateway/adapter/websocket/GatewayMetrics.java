package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.GapReason;
import io.micrometer.core.instrument.Counter;
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
        this.framesReceived = meters.counter("connectchat.gateway.frames.received");
        this.framesSent = meters.counter("connectchat.gateway.frames.sent");
        this.delivered = meters.counter("connectchat.gateway.deliveries");
        this.dropped = meters.counter("connectchat.gateway.signals.dropped");
        this.rateLimited = meters.counter("connectchat.gateway.rate-limited");
        this.hello = Timer.builder("connectchat.gateway.hello").publishPercentileHistogram().register(meters);
        for (CloseCode code : CloseCode.values()) {
            closed.put(code, meters.counter("connectchat.gateway.closed", "code", String.valueOf(code.number())));
        }
        for (GapReason reason : GapReason.values()) {
            gaps.put(reason, meters.counter("connectchat.gateway.gaps", "reason", reason.code()));
        }
    }

    <T> void watchConnections(T admission, ToDoubleFunction<T> count) {
        meters.gauge("connectchat.gateway.connections", admission, count);
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
        log.error("A client could not be let in", cause);
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
