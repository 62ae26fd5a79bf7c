package com.connectchat.bus.adapter.embedded;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to one handler. A batch that fails is handed over record by record, so that one poison record can't
 * hold up its partition: it is set aside, counted and reported.
 */
final class Delivery<T> {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final String topic;
    private final Consumer<List<T>> handler;
    private final Counter setAside;

    Delivery(String topic, Consumer<List<T>> handler, MeterRegistry meters) {
        this.topic = topic;
        this.handler = handler;
        this.setAside = Counter.builder("connectchat.bus.set-aside").tag("topic", topic)
                .description("Records that their handler could not take").register(meters);
    }

    void deliver(List<?> batch) {
        List<T> records = typed(batch);
        try {
            handler.accept(records);
        } catch (RuntimeException e) {
            log.warn("A batch of {} records of {} failed and is handed over one by one", batch.size(), topic, e);
            records.forEach(this::deliverAlone);
        }
    }

    private void deliverAlone(T record) {
        try {
            handler.accept(List.of(record));
        } catch (RuntimeException e) {
            setAside.increment();
            log.error("A record of {} was set aside: its handler can't take it", topic, e);
        }
    }

    /** The queue holds only what came in through the same topic, whose type the compiler checked. */
    @SuppressWarnings("unchecked")
    private List<T> typed(List<?> batch) {
        return (List<T>) batch;
    }
}
