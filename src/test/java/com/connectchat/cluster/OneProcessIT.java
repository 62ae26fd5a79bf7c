package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The jar as it comes, killed, paused and ended in order while people talk. */
class OneProcessIT {

    private static final int PAIRS = 3;

    @Test
    void everybodyHasEverythingAfterEveryEnd() throws IOException {
        String data = Files.createTempDirectory("connectchat-one").toString();
        try (JarProcess server = new JarProcess("one", List.of("--connectchat.data-dir=" + data))) {
            server.awaitReady();
            try (Talk talk = new Talk(PAIRS, List.of(server))) {
                talkOn(talk);
                server.kill();
                server.startAgain();
                talkOn(talk);
                server.pause();
                Awaitility.await().during(Duration.ofSeconds(8)).atMost(Duration.ofSeconds(10)).until(() -> true);
                server.resume();
                talkOn(talk);
                server.drain();
                server.startAgain();
                talkOn(talk);

                talk.audit();
                System.out.println("OneProcessIT: " + talk.acknowledged() + " messages over " + talk.connections() + " connections");
            }
        }
    }

    private static void talkOn(Talk talk) {
        int before = talk.acknowledged();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(talk.acknowledged()).isGreaterThan(before + 150));
    }
}
