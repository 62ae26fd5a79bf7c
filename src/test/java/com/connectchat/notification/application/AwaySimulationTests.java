package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.notification.application.AwayGateway.Planted;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever comes back has all, whatever happened to devices, gateways, records and the registry meanwhile. */
class AwaySimulationTests {

    private static final int SEEDS = 80;

    @Test
    void whoeverComesBackHasAllAndMostlyWithoutALookAtAllConversations() {
        int believed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            AwayWorld world = new AwayWorld(seed, null);

            List<String> complaints = world.run();

            assertThat(complaints).as("seed %d", seed).isEmpty();
            believed += world.believed();
        }
        assertThat(believed).isGreaterThan(SEEDS * 4);
    }

    @ParameterizedTest
    @EnumSource
    void noticesEachMistakeThatIsPlanted(Planted planted) {
        assertThat(LongStream.range(0, SEEDS)).anyMatch(seed -> !new AwayWorld(seed, planted).run().isEmpty());
    }
}
