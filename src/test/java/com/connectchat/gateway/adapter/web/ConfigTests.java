package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.adapter.web.Wire.Answer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.env.MockEnvironment;
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
    void givesBrowsersAKeyOnlyWhereTheyArePushedTo() {
        assertThat(wire.get("/v1/config").json().has("web_push_key")).isFalse();
        assertThat(keyWith()).isNull();
        assertThat(keyWith("connectchat.push.webpush.public-key", "key")).isEqualTo("key");
        assertThat(keyWith("connectchat.push.webpush.public-key", "key", "connectchat.push.enabled", "false")).isNull();
    }

    private static @Nullable String keyWith(String... properties) {
        MockEnvironment environment = new MockEnvironment();
        for (int i = 0; i < properties.length; i += 2) {
            environment.setProperty(properties[i], properties[i + 1]);
        }
        GatewaySettings settings = Binder.get(environment).bindOrCreate("connectchat.gateway", GatewaySettings.class);
        return new ConfigController(GatewayAddress.of(settings), settings, environment, "1").config(new MockHttpServletRequest())
                .webPushKey();
    }

    @Test
    void namesTheLoadBalancerWhereThereIsOne() {
        GatewayAddress behindBalancer = new GatewayAddress(8081, List.of(), URI.create("wss://chat.example.com/v1/ws"));

        String url = behindBalancer.socketUrl(new MockHttpServletRequest());

        assertThat(url).isEqualTo("wss://chat.example.com/v1/ws");
        assertThat(behindBalancer.origins()).contains("https://chat.example.com");
    }
}
