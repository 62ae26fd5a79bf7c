package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHostsTests {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.1.2.3", "169.254.169.254", "172.16.0.1",
        "192.0.0.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "fc00::1", "fd12::1", "fe80::1", "ff02::1", "64:ff9b::a00:1", "2002:a00:1::", "2001::1", "localhost"})
    void theNeighbourhoodIsNotPublic(String host) throws UnknownHostException {
        assertThat(PublicHosts.includes(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1", "2001:4860::1"})
    void theInternetIs(String host) throws UnknownHostException {
        assertThat(PublicHosts.includes(host)).isTrue();
    }
}
