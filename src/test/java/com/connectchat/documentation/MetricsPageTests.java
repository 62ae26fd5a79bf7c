package com.connectchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operator finds every metric of ours on the page, with what it tells. */
@RunningProduct
class MetricsPageTests {

    private final MeterRegistry meters;

    MetricsPageTests(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void everyMetricIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));

        assertThat(namesOf(meter -> !page.contains("`" + meter.getName() + "`"))).isEmpty();
    }

    @Test
    void everyMetricSaysWhatItTells() {
        assertThat(namesOf(meter -> meter.getDescription() == null)).isEmpty();
    }

    private Set<String> namesOf(Predicate<Meter.Id> ours) {
        return meters.getMeters().stream().map(Meter::getId).filter(meter -> meter.getName().startsWith("connectchat.")).filter(ours)
                .map(Meter.Id::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
