package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets for users and for client addresses, in this process: behind a load balancer each instance counts on
 * its own. Bounded; who is forgotten starts with a full bucket. Thread-safe.
 */
final class RateLimits {

    private final Policy user;
    private final Policy address;
    private final Cache<String, Bucket> buckets;

    RateLimits(LimitsSettings settings) {
        this.user = new Policy("default", settings.requestsPerUser(), settings.window());
        this.address = new Policy("address", settings.requestsPerAddress(), settings.window());
        this.buckets = Caffeine.newBuilder().maximumSize(settings.trackedMax()).expireAfterAccess(settings.window()).build();
    }

    Verdict ask(UserId caller) {
        return take(user, "u:" + caller.value());
    }

    Verdict ask(String remoteAddress) {
        return take(address, "a:" + network(remoteAddress));
    }

    private Verdict take(Policy policy, String key) {
        Bucket bucket = buckets.get(key, _ -> policy.newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Verdict(policy, probe.isConsumed(), probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    /** One household or host has a whole /64 of IPv6, so that is what counts as one address. */
    private static String network(String remoteAddress) {
        try {
            byte[] bytes = InetAddress.ofLiteral(remoteAddress).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException e) {
            return remoteAddress;
        }
    }

    /** A quota by its name on the wire. */
    record Policy(String name, int quota, Duration window) {

        Bucket newBucket() {
            return Bucket.builder().addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window)).build();
        }

        String header() {
            return "\"" + name + "\";q=" + quota + ";w=" + window.toSeconds();
        }
    }

    /**
     * @param fullInSeconds when the whole quota is there again if nothing more is asked
     * @param retryAfter    when one request is possible again
     */
    record Verdict(Policy policy, boolean granted, long remaining, long fullInSeconds, Duration retryAfter) {

        String header() {
            return "\"" + policy.name() + "\";r=" + remaining + ";t=" + fullInSeconds;
        }
    }
}
