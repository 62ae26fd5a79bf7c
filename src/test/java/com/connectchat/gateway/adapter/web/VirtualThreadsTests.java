package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A handler may wait, so it must not hold a platform thread meanwhile. */
@WebTest
class VirtualThreadsTests {

    private final Wire wire;

    VirtualThreadsTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @Test
    void requestsAreHandledOnVirtualThreads() {
        Answer answer = wire.get("/v1/stand-in/thread", "Authorization: Bearer user-1");

        assertThat(answer.at("/virtual")).isEqualTo("true");
    }
}
