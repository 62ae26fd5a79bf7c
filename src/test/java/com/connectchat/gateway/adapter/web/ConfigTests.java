package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;

@WebTest
class ConfigTests {

    private final Wire wire;

    ConfigTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @Test
    void tellsWhereTheSocketIsAndWhatItsBoundsAre() {
        Answer answer = wire.get("/v1/config");

        assertThat(answer.at("/ws_url")).isEqualTo("ws://localhost:8081/v1/ws");
        assertThat(answer.json().at("/limits/frame_bytes_max").intValue()).isEqualTo(65_536);
        assertThat(answer.json().at("/limits/text_bytes_max").intValue()).isEqualTo(16_384);
        assertThat(answer.json().at("/limits/in_flight_max").intValue()).isPositive();
        assertThat(answer.json().at("/features").isArray()).isTrue();
        assertThat(answer.at("/version")).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void namesTheLoadBalancerWhereThereIsOne() {
        GatewayAddress behindBalancer = new GatewayAddress(8081, List.of(), URI.create("wss://chat.example.com/v1/ws"));

        String url = behindBalancer.socketUrl(new MockHttpServletRequest());

        assertThat(url).isEqualTo("wss://chat.example.com/v1/ws");
        assertThat(behindBalancer.origins()).contains("https://chat.example.com");
    }
}
