package com.connectchat.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.persistence.StoreUnavailable;
import com.connectchat.sequence.Grant;
import com.connectchat.sequence.GrantNumbers;
import com.connectchat.user.SearchUsers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One call over a real socket: what comes back, and what goes wrong. */
class RemoteCallsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final ConversationId CONVERSATION = new ConversationId("d_1");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Codecs codecs = new Codecs();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable InternalEndpoint endpoint;
    private @Nullable RemoteTargets targets;

    @AfterEach
    void stop() {
        if (targets != null) {
            targets.close();
        }
        if (endpoint != null) {
            Thread.startVirtualThread(endpoint::stop); // it is gentle for seconds to connections, for which nobody waits
        }
    }

    @Test
    void aCallIsAnsweredAsIfItWereLocal() {
        GrantNumbers remote = remote(GrantNumbers.class, conversation -> new Grant(2, conversation.value().length()));

        assertThat(remote.grant(CONVERSATION)).isEqualTo(new Grant(2, 3));
        assertThat(meters.get("connectchat.remote.calls").tag("outcome", "ok").timer().count()).isEqualTo(1);
    }

    @Test
    void whatAContractPromisesToThrowIsThrownAsItself() {
        GrantNumbers unavailable = remote(GrantNumbers.class, _ -> {
            throw new StoreUnavailable("the disk is full", new IllegalStateException());
        });

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> unavailable.grant(CONVERSATION)).withMessage("the disk is full");
    }

    @Test
    void anInvalidFieldKeepsItsPointer() {
        SearchUsers remote = remote(SearchUsers.class, _ -> {
            throw new InvalidField("/query", "a query needs a word");
        });

        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> remote.search(new SearchUsers.Query("", null, 1)))
                .satisfies(thrown -> assertThat(thrown.pointer()).isEqualTo("/query"));
    }

    @Test
    void whatNobodyPromisedIsNoOutageAndTellsNothingOfItsInsides() {
        GrantNumbers remote = remote(GrantNumbers.class, _ -> {
            throw new IllegalStateException("secret inside");
        });

        assertThatExceptionOfType(RemoteFailure.class).isThrownBy(() -> remote.grant(CONVERSATION))
                .withMessageNotContaining("secret inside");
    }

    @Test
    void aSilentProcessIsUnavailableAfterTheTimeOut() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        GrantNumbers remote = remote(GrantNumbers.class, _ -> {
            calls.incrementAndGet();
            await(never);
            return new Grant(0, 0);
        });

        assertThatExceptionOfType(RemoteUnavailable.class).isThrownBy(() -> remote.grant(CONVERSATION));
        never.countDown();

        assertThat(calls).hasValue(1);
    }

    @Test
    void aProcessThatIsGoneIsUnavailableAtOnceAndMissing() {
        GrantNumbers remote = remote(GrantNumbers.class, _ -> new Grant(0, 0));
        boolean missedBefore = targets().missing().isPresent();
        endpoint().stop();

        assertThatExceptionOfType(RemoteUnavailable.class).isThrownBy(() -> remote.grant(CONVERSATION));
        assertThat(missedBefore).isFalse();
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        remote(GrantNumbers.class, _ -> new Grant(0, 0));

        HttpResponse<String> answer = send("wrong", "1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void processesThatPointAtEachOtherAreFoundOut() throws Exception {
        remote(GrantNumbers.class, _ -> new Grant(0, 0));

        assertThat(send(SECRET, "3").statusCode()).isEqualTo(422);
        assertThat(send(SECRET, "4").statusCode()).isEqualTo(508);
    }

    @Test
    void moreCallsThanMayBeServedAreRefusedAndCounted() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        GrantNumbers remote = remote(GrantNumbers.class, _ -> {
            inside.countDown();
            await(leave);
            return new Grant(0, 0);
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> remote.grant(CONVERSATION));
            await(inside);

            assertThatExceptionOfType(RemoteUnavailable.class).isThrownBy(() -> remote.grant(CONVERSATION)).withMessageContaining("503");
            leave.countDown();
            assertThat(first.get()).isEqualTo(new Grant(0, 0));
        }
        assertThat(meters.get("connectchat.internal.refused").counter().count()).isEqualTo(1);
    }

    private <T> T remote(Class<T> port, T served) {
        InternalSettings settings = new InternalSettings(null, 0, SECRET, TIMEOUT, 10, 1, 65_536);
        Map<String, PortMethod> methods = new HashMap<>();
        PortMethod.of(port, codecs).values().forEach(each -> methods.put(each.path(), each));
        InternalEndpoint serving = new InternalEndpoint(settings, SECRET, path -> methods.containsKey(path)
                ? new InternalEndpoint.Served(methods.get(path), served) : null, () -> "", meters);
        serving.start();
        endpoint = serving;
        String module = Modules.of(port);
        targets = new RemoteTargets(Set.of(module), new RemoteSettings(Map.of(module,
                new RemoteSettings.Target(URI.create("http://127.0.0.1:" + serving.port())))), settings);
        return StandIn.of(port, codecs, targets.of(module), meters);
    }

    private HttpResponse<String> send(String secret, String hops) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI url = URI.create("http://127.0.0.1:" + endpoint().port() + "/internal/sequence/GrantNumbers/grant");
            return http.send(HttpRequest.newBuilder(url)
                    .header("Authorization", "Bearer " + secret).header(Wire.HOPS, hops)
                    .POST(HttpRequest.BodyPublishers.ofString("[]")).build(), BodyHandlers.ofString());
        }
    }

    private RemoteTargets targets() {
        return Objects.requireNonNull(targets);
    }

    private InternalEndpoint endpoint() {
        return Objects.requireNonNull(endpoint);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
