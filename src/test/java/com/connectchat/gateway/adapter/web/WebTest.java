package com.connectchat.gateway.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/** One server with stand-ins, shared by all tests that carry this mark. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = StandIns.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "connectchat.gateway.allowed-origins=https://app.example.com",
                "connectchat.limits.requests-per-user=1000", "connectchat.limits.requests-per-address=1000"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface WebTest {
}
