package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.UserId;
import com.connectchat.messaging.Backend;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One set of endpoints for all tests; everybody in a test is new. */
@SpringBootTest(classes = MessagingWeb.class, properties = "connectchat.limits.enabled=false")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class WebTest {

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;
    @Autowired
    Backend backend;

    Browser alice;
    Browser bob;
    Browser carol;
    String conversation;

    @BeforeEach
    void meet() {
        int test = TESTS.incrementAndGet();
        alice = new Browser(mvc, user("alice" + test), "phone");
        bob = new Browser(mvc, user("bob" + test), "laptop");
        carol = new Browser(mvc, user("carol" + test), "tablet");
        conversation = "/v1/conversations/" + alice.put("/v1/conversations/direct/" + bob.user()).at("/conversation_id");
    }

    UserId user(String name) {
        return backend.users.add(name);
    }

    /** The answer to a text that was sent. */
    Browser.Answer say(Browser speaker, String text) {
        return speaker.post(conversation + "/messages", """
                {"client_message_id": "%s", "text": "%s"}""".formatted(UUID.randomUUID(), text));
    }
}
