package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTests {

    @Test
    void isOneForAllAddressesThatOneClientHas() {
        assertThat(ClientNetwork.of("2001:db8::1")).isEqualTo(ClientNetwork.of("2001:db8:0:0:ffff::2"));
        assertThat(ClientNetwork.of("2001:db8:0:1::1")).isNotEqualTo(ClientNetwork.of("2001:db8::1"));
    }

    @Test
    void isTheAddressItselfElsewhere() {
        assertThat(ClientNetwork.of("192.0.2.1").value()).isEqualTo("192.0.2.1");
        assertThat(ClientNetwork.of("192.0.2.1")).isNotEqualTo(ClientNetwork.of("192.0.2.2"));
        assertThat(ClientNetwork.of("").value()).isEmpty();
        assertThat(ClientNetwork.of("not an address").value()).isEqualTo("not an address");
    }
}
