package com.connectchat.user.adapter.web;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.user.application.CountedPasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One set of endpoints for all tests; everybody in a test is new. */
@SpringBootTest(classes = UserWeb.class, properties = "connectchat.limits.enabled=false")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class WebTest {

    static final String PASSWORD = "correct horse";

    private static final AtomicInteger TESTS = new AtomicInteger();

    @Autowired
    MockMvcTester mvc;
    @Autowired
    MovingClock clock;
    @Autowired
    RecordingBus bus;
    @Autowired
    CountedPasswords passwords;

    Phone stranger;
    String aliceName;
    String aliceId;
    Phone.Answer aliceTokens;
    Phone alice;
    String bobId;
    Phone bob;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("connectchat.data-dir", () -> {
            try {
                return Files.createTempDirectory("connectchat-user-web");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @BeforeEach
    void meet() {
        int test = TESTS.incrementAndGet();
        stranger = new Phone(mvc, null);
        aliceName = "alice" + test;
        aliceId = register(aliceName);
        aliceTokens = stranger.signIn(aliceName, PASSWORD);
        alice = stranger.with(aliceTokens.at("/access_token"));
        bobId = register("bob" + test);
        bob = stranger.with(stranger.signIn("bob" + test, PASSWORD).at("/access_token"));
    }

    String register(String username) {
        return stranger.post("/v1/auth/register", """
                {"username": "%s", "password": "%s"}""".formatted(username, PASSWORD)).at("/user_id");
    }
}
