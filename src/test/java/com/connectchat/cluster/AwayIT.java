package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways over Kafka, Redis and DynamoDB Local, and people whose devices go away and come back at random while everybody talks and
 * Redis is emptied twice: nobody misses a message, nobody counts wrong, and nobody is woken for what they have read.
 */
class AwayIT {

    private static final long SEED = Long.getLong("connectchat.test.seed", 20_261_121);
    private static final int PEOPLE = Integer.getInteger("connectchat.test.people", 16);
    private static final int MESSAGES = Integer.getInteger("connectchat.test.messages", 120);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So long it is believed that something was not read, and then the call may take until its time-out (ADR-0022). */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250).plusSeconds(5);

    @TempDir
    Path directory;

    @Test
    void nobodyMissesAMessageOrIsWokenForOneThatTheyHaveRead() {
        try (Google google = new Google(directory); Cluster cluster = new Cluster()) {
            List<String> options = new ArrayList<>(google.options());
            // So few that coming back after seconds is a gap to be filled, as after days.
            options.add("--connectchat.notification.replay-per-conversation-max=10");
            JarProcess near = cluster.start("near", options.toArray(String[]::new));
            near.awaitReady();
            JarProcess far = cluster.start("far", options.toArray(String[]::new));
            far.awaitReady();
            Instant start = Instant.now();
            try (Company company = new Company(PEOPLE, List.of(near, far), SEED)) {
                System.out.printf("AwayIT: seed %d, signed up after %s%n", SEED, Duration.between(start, Instant.now()));
                talk(company);
                cluster.redis().flush();
                talk(company);
                cluster.redis().flush();
                talk(company);
                company.settle();
                System.out.printf("AwayIT: settled after %s%n", Duration.between(start, Instant.now()));
                AwayAudit audit = new AwayAudit(company, google);
                audit.everyDeviceHoldsTheLog();
                System.out.printf("AwayIT: logs held after %s%n", Duration.between(start, Instant.now()));
                audit.unreadIsWhatTheFormulaSays();
                System.out.printf("AwayIT: latest push %s behind a reading%n", audit.latestBehindReading());
                audit.everyMessageHasItsEntries();
                System.out.printf("AwayIT: %d messages, %d visits, %d pushes (%d only at the second try), latest %s behind a reading, "
                        + "ledger %s, %s%n", audit.messages(), company.visits(), google.taken().size(), google.refused(),
                        audit.latestBehindReading(), audit.ledger(), Duration.between(start, Instant.now()));
                assertThat(google.taken()).isNotEmpty();
                assertThat(audit.latestBehindReading()).isLessThan(ON_ITS_WAY);
            }
        }
    }

    private static void talk(Company company) {
        int before = company.acknowledged();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(company.acknowledged()).as(company::progress).isGreaterThanOrEqualTo(before + MESSAGES));
    }
}
