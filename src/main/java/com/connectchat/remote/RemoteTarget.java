package com.connectchat.remote;

import com.connectchat.kernel.Need;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One module in another process, or behind a load balancer that stands for many of them. Thread-safe. */
final class RemoteTarget implements Need {

    private static final Duration PROBE_TIMEOUT = Duration.ofMillis(500);
    private static final long PROBE_GOOD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String module;
    private final URI url;
    private final String secret;
    private final Duration timeout;
    private final HttpClient http;
    private final Semaphore calls;
    private volatile @Nullable Long answeredNanos;

    RemoteTarget(String module, URI url, InternalSettings settings, String secret, HttpClient http) {
        this.module = module;
        this.url = url;
        this.secret = secret;
        this.timeout = settings.timeout();
        this.http = http;
        this.calls = new Semaphore(settings.callsMax());
    }

    /** Sends a call and returns the body of its answer. Waits at most twice the time-out: for its turn, and for the answer. */
    byte[] call(PortMethod method, byte[] body, int hops) {
        acquire();
        try {
            HttpResponse<byte[]> response = sent(request(method, body, hops), method.isIdempotent());
            answeredNanos = System.nanoTime();
            return switch (response.statusCode()) {
                case Wire.OK -> response.body();
                case Wire.FAILED -> throw Failures.read(response.body()).exception(method.path());
                default -> throw new RemoteUnavailable(module + " at " + url + " answered " + response.statusCode(), null);
            };
        } finally {
            calls.release();
        }
    }

    @Override
    public Optional<String> missing() {
        Long answered = answeredNanos;
        if (answered != null && System.nanoTime() - answered < PROBE_GOOD_NANOS) {
            return Optional.empty();
        }
        try {
            HttpRequest probe = HttpRequest.newBuilder(url.resolve("/livez")).timeout(PROBE_TIMEOUT).build();
            if (http.send(probe, BodyHandlers.discarding()).statusCode() == Wire.OK) {
                answeredNanos = System.nanoTime();
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            return Optional.of(module + " at " + url + " does not answer");
        }
        return Optional.of(module + " at " + url + " is not well");
    }

    private void acquire() {
        try {
            if (!calls.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RemoteUnavailable("as many calls to " + module + " wait for an answer as may", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteUnavailable("interrupted before " + module + " was called", e);
        }
    }

    private HttpRequest request(PortMethod method, byte[] body, int hops) {
        return HttpRequest.newBuilder(url.resolve(Wire.ROOT + method.path())).timeout(timeout)
                .header("Authorization", "Bearer " + secret).header(Wire.HOPS, Integer.toString(hops))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build();
    }

    /** What never arrived is sent again; what may have arrived only where that changes nothing. Silence is not answered by more noise. */
    private HttpResponse<byte[]> sent(HttpRequest request, boolean idempotent) {
        try {
            try {
                return http.send(request, BodyHandlers.ofByteArray());
            } catch (HttpTimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (!idempotent && !(e instanceof ConnectException)) {
                    throw e;
                }
                return http.send(request, BodyHandlers.ofByteArray());
            }
        } catch (IOException e) {
            throw new RemoteUnavailable(module + " at " + url + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemoteUnavailable("interrupted while " + module + " was called", e);
        }
    }
}
