package com.connectchat.remote;

import com.connectchat.kernel.Unavailable;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Where other processes of the system call the ports of this one's modules: a listener of its own, away from those of the
 * clients, that knows nothing but ports and health. Ports of modules that this process calls elsewhere are relayed.
 */
final class InternalEndpoint implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InternalEndpoint.class);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int LOOP = 508;
    private static final int STOP_SECONDS = 5;
    /** Starts before the modules' consumers and stops after them. */
    private static final int PHASE = 0;

    private final InternalSettings settings;
    private final byte[] authorization;
    private final Function<String, @Nullable Served> ports;
    private final Supplier<String> readiness;
    private final Semaphore places;
    private final Counter refused;
    private @Nullable HttpServer server;

    /**
     * @param ports     what is served, by path; null for what is not
     * @param readiness what is missing; empty when nothing is
     */
    InternalEndpoint(InternalSettings settings, String secret, Function<String, @Nullable Served> ports, Supplier<String> readiness,
            MeterRegistry meters) {
        this.settings = settings;
        this.authorization = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
        this.ports = ports;
        this.readiness = readiness;
        this.places = new Semaphore(settings.servedMax());
        this.refused = Counter.builder("connectchat.internal.refused")
                .description("Calls of other processes that were refused because as many as may were being served").register(meters);
    }

    /** A method and who serves it. */
    record Served(PortMethod method, Object port) {

        byte[] serve(byte[] request) {
            return method.serve(port, request);
        }
    }

    @Override
    public synchronized void start() {
        // Without it, an answer on a kept connection waits for the acknowledgement of the one before.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress address = settings.address() == null ? InetAddress.getLoopbackAddress() : settings.address();
            HttpServer listening = HttpServer.create(new InetSocketAddress(address, settings.port()), 0);
            listening.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("internal-", 0).factory()));
            listening.createContext(Wire.ROOT, this::answerCall);
            listening.createContext("/livez", exchange -> answer(exchange, Wire.OK, "up"));
            listening.createContext("/readyz", this::answerReadiness);
            listening.start();
            server = listening;
            log.info("Serving other processes on {}", listening.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("connectchat.internal.port " + settings.port() + " can't be listened on", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(STOP_SECONDS);
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** The port that is listened on; 0 while none is. */
    synchronized int port() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    private void answerReadiness(HttpExchange exchange) throws IOException {
        String missing = readiness.get();
        answer(exchange, missing.isEmpty() ? Wire.OK : Wire.BUSY, missing.isEmpty() ? "up" : missing);
    }

    private void answerCall(HttpExchange exchange) throws IOException {
        if (!isTrusted(exchange)) {
            answer(exchange, UNAUTHORIZED, "");
        } else if (!places.tryAcquire()) {
            refused.increment();
            answer(exchange, Wire.BUSY, "");
        } else {
            try {
                serve(exchange);
            } finally {
                places.release();
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        int hops = hops(exchange);
        if (hops > Wire.HOPS_MAX) {
            answer(exchange, LOOP, "");
            return;
        }
        byte[] request = body(exchange);
        Served served = ports.apply(exchange.getRequestURI().getPath().substring(Wire.ROOT.length()));
        if (served == null || request.length > settings.bytesMax()) {
            answer(exchange, served == null ? NOT_FOUND : TOO_LARGE, "");
            return;
        }
        try {
            answer(exchange, Wire.OK, Hops.after(hops, () -> served.serve(request)));
        } catch (RuntimeException e) {
            tell(served, e);
            answer(exchange, Wire.FAILED, Failures.write(Failure.of(e)));
        }
    }

    private boolean isTrusted(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            return in.readNBytes(settings.bytesMax() + 1);
        }
    }

    private static int hops(HttpExchange exchange) {
        String hops = exchange.getRequestHeaders().getFirst(Wire.HOPS);
        return hops == null || !hops.matches("\\d{1,3}") ? 1 : Integer.parseInt(hops);
    }

    private static void tell(Served served, RuntimeException failure) {
        if (failure instanceof Unavailable) {
            log.debug("{} can't be done now: {}", served.method().path(), failure.getMessage());
        } else if (Failure.of(failure) instanceof Failure.Broken) {
            log.error("{} failed", served.method().path(), failure);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
