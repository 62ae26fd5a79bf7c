package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.UserConnected;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JourneyTests {

    @Test
    void welcomesAClientAndAsksForWhatItLacks() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient client = RawClient.open(gateway.port())) {
            client.text("{\"id\":\"1\",\"type\":\"hello\",\"data\":{\"token\":\"" + gateway.tokens.token("u_a", "d_a", java.time.Duration.ofHours(1)) + "\"}}");

            JsonNode welcome = client.json();
            client.text("{\"id\":\"2\",\"type\":\"ping\"}");
            JsonNode pong = client.json();

            System.out.println(welcome + " " + pong);
            assertThat(welcome.get("id").asString()).isEqualTo("1");
            assertThat(gateway.bus.offered(UserConnected.class)).hasSize(1);
            assertThat(gateway.bus.offered(IncomingMessage.class)).isEmpty();
        }
    }
}
