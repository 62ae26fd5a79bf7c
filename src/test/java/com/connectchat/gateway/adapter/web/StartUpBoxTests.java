package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartUpBoxTests {

    @Test
    void namesEveryAddressAndThePortsThatWereReallyTaken() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("local.server.port", "9000").withProperty("connectchat.gateway.port", "9001")
                .withProperty("local.management.port", "9002");

        List<String> lines = new StartUpBox(environment).lines();

        assertThat(lines).anySatisfy(line -> assertThat(line).endsWith("http://localhost:9000/"))
                .anySatisfy(line -> assertThat(line).endsWith("ws://localhost:9001/v1/ws"))
                .anySatisfy(line -> assertThat(line).endsWith("http://localhost:9002/actuator/health"));
    }

    @Test
    void saysThatEmbeddedModeIsNotForProductionAndHidesUsersThatAreNotThere() {
        MockEnvironment environment = new MockEnvironment().withProperty("connectchat.demo", "false");

        List<String> lines = new StartUpBox(environment).lines();

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("not for production"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains("alice"));
    }

    @Test
    void drawsARectangle() {
        String box = StartUpBox.boxed(List.of("a", "a longer line"));

        assertThat(box.lines().mapToInt(String::length).distinct()).hasSize(1);
    }
}
