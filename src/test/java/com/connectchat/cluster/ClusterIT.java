package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Three processes over a Kafka broker, Redis and DynamoDB Local, while each of the six is killed, paused or cut off. People talk all the
 * time; in the end nothing may be lost, repeated, out of order, missing or invented, and everybody has everything.
 */
class ClusterIT {

    private static final int PAIRS = 3;
    private static final int MESSAGES_BETWEEN_FAULTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Longer than Kafka waits for a member of a group before it gives its partitions away. */
    private static final Duration BEYOND_ITS_SESSION = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofSeconds(4);

    private Talk talk;

    @Test
    void everybodyHasEverythingWhateverIsKilledPausedOrCutOff() {
        try (Cluster cluster = new Cluster()) {
            JarProcess first = cluster.start("first");
            first.awaitReady();
            JarProcess second = cluster.start("second");
            JarProcess third = cluster.start("third");
            second.awaitReady();
            third.awaitReady();
            try (Talk people = new Talk(PAIRS, List.of(first, second, third))) {
                talk = people;
                Instant start = Instant.now();
                talkOn("at the start");
                killAndStartAgain(first);
                pause(second);
                breakTheServers(cluster);
                drainOneAfterTheOther(List.of(third, first));
                people.audit();
                System.out.printf("ClusterIT: %d messages over %d connections in %s, %d answers were overtaken by a catch-up%n",
                        people.acknowledged(), people.connections(), Duration.between(start, Instant.now()), people.answersOutOfPlace());
            }
        }
    }

    /** Two gateways without any other module, a worker that also passes history on, and a process that keeps everything. */
    @Test
    void modulesInProcessesOfTheirOwnLoseNothingEither() {
        try (Cluster cluster = new Cluster()) {
            JarProcess store = cluster.startModules("persistence,sequence,session,user,group", "store");
            store.awaitReady();
            JarProcess worker = cluster.startModules("messaging,notification", "worker", at("persistence", store), at("sequence", store),
                    at("session", store), at("user", store), at("group", store));
            String[] elsewhere = {at("messaging", worker), at("notification", worker), at("persistence", worker), at("sequence", store),
                at("session", store), at("user", store), at("group", store)};
            JarProcess near = cluster.startModules("gateway", "near", elsewhere);
            JarProcess far = cluster.startModules("gateway", "far", elsewhere);
            List.of(worker, near, far).forEach(JarProcess::awaitReady);
            try (Talk people = new Talk(PAIRS, List.of(near, far))) {
                talk = people;
                talkOn("at the start");
                killAndStartAgain(near);
                pause(worker);
                restartUnderLoad(worker);
                restartUnderLoad(store);
                drainOneAfterTheOther(List.of(far));
                people.audit();
            }
        }
    }

    private static String at(String module, JarProcess process) {
        return "--connectchat.remote." + module + ".url=" + process.internal();
    }

    /** There is no other one to take over: nobody is answered until it is back. */
    private void restartUnderLoad(JarProcess process) {
        process.kill();
        passTime(A_WHILE);
        process.startAgain();
        process.awaitReady();
        talkOn("after " + process + " came back");
    }

    private void killAndStartAgain(JarProcess process) {
        process.kill();
        talkOn("while " + process + " is dead");
        process.startAgain();
        process.awaitReady();
        talkOn("after " + process + " came back");
    }

    private void pause(JarProcess process) {
        process.pause();
        passTime(BEYOND_ITS_SESSION);
        process.resume();
        talkOn("after " + process + " woke up");
    }

    private void breakTheServers(Cluster cluster) {
        cluster.redis().flush();
        talkOn("after Redis forgot everything");
        cluster.lineToRedis().drop();
        talkOn("while Redis is silent");
        cluster.lineToRedis().heal();
        cluster.kafka().pause();
        passTime(A_WHILE);
        cluster.kafka().resume();
        talkOn("after Kafka stood still");
        cluster.kafka().kill();
        cluster.kafka().start();
        talkOn("after Kafka was killed");
        cluster.lineToStore().cut();
        passTime(A_WHILE);
        cluster.lineToStore().heal();
        talkOn("after the store was cut off");
    }

    private void drainOneAfterTheOther(List<JarProcess> processes) {
        for (JarProcess process : processes) {
            process.drain();
            process.startAgain();
            process.awaitReady();
        }
        talkOn("after a rolling restart");
    }

    private void talkOn(String when) {
        int before = talk.acknowledged();
        Instant start = Instant.now();
        Awaitility.await("messages " + when).atMost(PATIENCE).untilAsserted(() ->
                assertThat(talk.acknowledged()).isGreaterThan(before + MESSAGES_BETWEEN_FAULTS));
        System.out.printf("%-40s %d messages in %s%n", when, talk.acknowledged() - before, Duration.between(start, Instant.now()));
    }

    private static void passTime(Duration duration) {
        Awaitility.await().pollDelay(duration).atMost(duration.plusSeconds(30)).until(() -> true);
    }
}
