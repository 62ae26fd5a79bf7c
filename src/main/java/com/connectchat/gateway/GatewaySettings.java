package com.connectchat.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The WebSocket listener.
 *
 * @param port              TCP port; 0 takes a free one
 * @param address           the address to bind to; all interfaces when not given
 * @param publicUrl         the socket behind a load balancer that joins it and the API under one name, such as
 *                          {@code wss://chat.example.org/v1/ws}: clients are told it, and pages of that name may connect. When not
 *                          given, clients are told the host that they asked and the port
 * @param allowedOrigins    origins of web pages that may connect, such as {@code https://chat.example.org}, or {@code *} for all; the
 *                          API's own origin always may, and loopback ones where the store is embedded
 * @param eventLoops        threads that serve all sockets; 0 takes one a processor
 * @param handshakeTimeout  from the connection to the end of the upgrade
 * @param helloTimeout      from the upgrade to {@code hello}
 * @param heartbeatInterval between two pings of the server; a client that two of them find silent is disconnected
 * @param drainTimeout      how long a stop may take for telling the clients and answering what is in flight
 * @param awayAfter         a device whose user has asked for nothing so long is idle; who has only idle devices is away
 * @param connections       how many there may be
 * @param inFlightMax       requests of one connection that wait for their answer
 * @param outbound          what waits for a client that reads slowly
 * @param presence          how presence is told
 * @param flood             how much one connection may send; switched off with {@code connectchat.limits.enabled=false}
 */
@Validated
@ConfigurationProperties("connectchat.gateway")
public record GatewaySettings(@DefaultValue("8081") @Min(0) @Max(65_535) int port, @Nullable InetAddress address, @Nullable URI publicUrl,
        @DefaultValue List<String> allowedOrigins, @DefaultValue("0") @Min(0) @Max(256) int eventLoops,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration handshakeTimeout,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration helloTimeout,
        @DefaultValue("25s") @DurationMin(millis = 100) @DurationMax(seconds = 40) Duration heartbeatInterval,
        @DefaultValue("20s") @DurationMin(millis = 0) @DurationMax(seconds = 25) Duration drainTimeout,
        @DefaultValue("5m") @DurationMin(millis = 100) Duration awayAfter,
        @DefaultValue @Valid Connections connections, @DefaultValue("128") @Min(1) @Max(4_096) int inFlightMax,
        @DefaultValue @Valid Outbound outbound, @DefaultValue @Valid PresenceBounds presence, @DefaultValue @Valid Flood flood) {

    /** The longest text frame that a client may send, in bytes. */
    public static final int FRAME_BYTES_MAX = 65_536;

    public GatewaySettings {
        if (publicUrl != null && (publicUrl.getHost() == null || !String.valueOf(publicUrl.getScheme()).matches("wss?"))) {
            throw new IllegalArgumentException(
                    "connectchat.gateway.public-url must be like wss://chat.example.org/v1/ws, was " + publicUrl);
        }
    }

    /** The origin of the pages that are served under the same name as this socket. */
    public static String originOf(URI socketUrl) {
        return socketUrl.getScheme().replace("ws", "http") + "://" + socketUrl.getAuthority();
    }

    /**
     * Bounds on connections.
     *
     * @param max           at once; one more is refused with 503
     * @param perAddressMax at once from one IP address; one more is refused with 429. Wide, because a load balancer has few addresses
     */
    public record Connections(@DefaultValue("100000") @Min(1) int max, @DefaultValue("50000") @Min(1) int perAddressMax) {
    }

    /**
     * Bounds on what waits for one client, and for all.
     *
     * @param max         beyond this, live events become a {@code sync.gap}
     * @param catchUpMax  the same while the client is brought up to date
     * @param heldMax     what may wait for the end of a catch-up
     * @param heldEventsMax how many events may wait for the end of a catch-up
     * @param totalMax    for all clients together; not given: an eighth of the heap
     * @param stalledMax  a client that takes nothing for so long is disconnected with 4002
     * @param gapsMax     a client that lacks something in more conversations than that is disconnected with 4002
     */
    public record Outbound(@DefaultValue("1MB") DataSize max, @DefaultValue("8MB") DataSize catchUpMax,
            @DefaultValue("1MB") DataSize heldMax, @DefaultValue("1000") @Min(1) int heldEventsMax, @Nullable DataSize totalMax,
            @DefaultValue("30s") @DurationMin(millis = 100) Duration stalledMax, @DefaultValue("1000") @Min(1) int gapsMax) {

        /** {@link #totalMax} in bytes, worked out. */
        public long totalBytesMax() {
            return totalMax == null ? Runtime.getRuntime().maxMemory() / 8 : totalMax.toBytes();
        }
    }

    /**
     * How presence is told.
     *
     * @param offlineAfter  who left and is not back by then is spoken of as offline
     * @param farewellsMax  how many may have left within that time; more are found out by their watchers' next look
     * @param recheckAfter  within this, everybody who is watched is looked up again, and whether their watchers may still see them
     */
    public record PresenceBounds(@DefaultValue("3s") @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration offlineAfter,
            @DefaultValue("20000") @Min(1) int farewellsMax,
            @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 1) Duration recheckAfter) {
    }

    /**
     * What one connection may send: a sustained rate, and a burst above it.
     *
     * @param framesPerSecond frames of any kind
     * @param framesBurst     frames at once
     * @param bytesPerSecond  bytes of payload
     * @param bytesBurst      bytes at once
     * @param refusalsMax     so many refused frames without a pause close the connection with 4429
     */
    public record Flood(@DefaultValue("100") @Min(1) int framesPerSecond, @DefaultValue("500") @Min(1) int framesBurst,
            @DefaultValue("512KB") DataSize bytesPerSecond, @DefaultValue("2MB") DataSize bytesBurst,
            @DefaultValue("200") @Min(1) int refusalsMax) {
    }
}
