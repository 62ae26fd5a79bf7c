package com.connectchat.remote;

import com.connectchat.kernel.Need;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** Whether this process can do its part: it has started, is not stopping, and has what it needs. */
record Readiness(ApplicationAvailability availability, Supplier<Stream<Need>> needs) {

    /** What is missing; nothing where it is ready. */
    Optional<String> missing() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return Optional.of("starting, or stopping");
        }
        return needs.get().map(Need::missing).flatMap(Optional::stream).findFirst();
    }
}
