package com.connectchat.remote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.InetAddress;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How processes of one system call each other, where {@code connectchat.modules} is not {@code all}.
 *
 * @param address    the address that the internal endpoint binds to; loopback when not given. Never one that clients can reach
 * @param port       its port; 0 takes a free one
 * @param secret     what callers prove themselves by: the same in all processes, at least 32 characters, and nowhere else
 * @param timeout    how long a call waits for its answer, 100 ms to 30 s
 * @param callsMax   calls to one other module at once; the next one waits, at most as long as for an answer
 * @param servedMax  calls that are served at once; the next one is refused and its caller told that the module is busy
 * @param bytesMax   the largest request that is read
 */
@Validated
@ConfigurationProperties("connectchat.internal")
public record InternalSettings(
        @Nullable InetAddress address,
        @DefaultValue("8083") @Min(0) @Max(65_535) int port,
        @Size(min = 32) @Nullable String secret,
        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration timeout,
        @DefaultValue("256") @Min(1) @Max(100_000) int callsMax,
        @DefaultValue("512") @Min(1) @Max(100_000) int servedMax,
        @DefaultValue("16777216") @Min(65_536) @Max(268_435_456) int bytesMax) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "port " + port;
    }
}
