package com.connectchat.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.wire.Endpoint.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {

    @Test
    void takesAnAddressApart() {
        Endpoint endpoint = Endpoint.of("ws://127.0.0.1:8081/v1/ws");

        assertThat(endpoint.address().getPort()).isEqualTo(8081);
        assertThat(endpoint.host()).isEqualTo("127.0.0.1:8081");
        assertThat(endpoint.path()).isEqualTo("/v1/ws");
        assertThat(endpoint.loopback()).isTrue();
    }

    @Test
    void fillsInPortAndPath() {
        Endpoint endpoint = Endpoint.of("wss://127.0.0.1");

        assertThat(endpoint.address().getPort()).isEqualTo(443);
        assertThat(endpoint.path()).isEqualTo("/v1/ws");
        assertThat(endpoint.transport()).isEqualTo(Transport.TLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "127.0.0.1:8081", "ws:///x", "ws://no host", "ws://name.invalid"})
    void saysWhatIsLegal(String url) {
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> Endpoint.of(url))
                .withMessageContaining(url).withMessageContaining("ws://127.0.0.1:8081/v1/ws");
    }
}
