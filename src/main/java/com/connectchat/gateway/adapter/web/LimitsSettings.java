package com.connectchat.gateway.adapter.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the HTTPS API may be called.
 *
 * @param enabled            whether requests over a limit are refused; off for load and black-box tests only
 * @param window             the time in which a quota refills from nothing to full
 * @param requestsPerUser    the quota of one user in a window, all devices together
 * @param requestsPerAddress the quota of one client address (IPv6: one /64) in a window, for requests without a valid token
 * @param trackedMax         how many users and addresses are counted at once; beyond that the least recent are forgotten
 */
@ConfigurationProperties("connectchat.limits")
record LimitsSettings(@DefaultValue("true") boolean enabled, @DefaultValue("60s") Duration window,
        @DefaultValue("600") int requestsPerUser, @DefaultValue("300") int requestsPerAddress, @DefaultValue("100000") int trackedMax) {

    LimitsSettings {
        requirePositive("window", window.toSeconds());
        requirePositive("requests-per-user", requestsPerUser);
        requirePositive("requests-per-address", requestsPerAddress);
        requirePositive("tracked-max", trackedMax);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("connectchat.limits." + name + " must be at least 1 (a window: 1s), was " + value);
        }
    }
}
