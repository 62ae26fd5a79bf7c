package com.connectchat.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Circuit circuit = new Circuit(Duration.ofNanos(100), nanos::get);

    @Test
    void letsEverybodyThroughUntilSomethingFails() {
        boolean first = circuit.lets();

        assertThat(first).isTrue();
        assertThat(circuit.lets()).isTrue();
        assertThat(circuit.isClosed()).isTrue();
    }

    @Test
    void afterAFailureNobodyTriesForAWhileAndThenOne() {
        circuit.failed();
        nanos.addAndGet(99);
        boolean before = circuit.lets();
        nanos.addAndGet(1);

        boolean first = circuit.lets();
        boolean second = circuit.lets();

        assertThat(before).isFalse();
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void oneSuccessIsEnough() {
        circuit.failed();
        nanos.addAndGet(100);
        circuit.lets();

        boolean wasOpen = circuit.succeeded();

        assertThat(wasOpen).isTrue();
        assertThat(circuit.lets()).isTrue();
        assertThat(circuit.succeeded()).isFalse();
    }

    @Test
    void aTryThatFailsOpensItForAnotherWhile() {
        circuit.failed();
        nanos.addAndGet(100);
        circuit.lets();

        boolean wasClosed = circuit.failed();
        nanos.addAndGet(99);

        assertThat(wasClosed).isFalse();
        assertThat(circuit.lets()).isFalse();
    }
}
