package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.CallsOnBus;
import com.connectchat.group.Admissions;
import com.connectchat.group.FindGroups;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.Backend;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.ReadHistory;
import com.connectchat.user.AuthenticateToken;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.FakeUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The module's endpoints behind the real HTTPS rules, over everything but the gateway's sockets and the accounts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(basePackages = {"com.connectchat.gateway.adapter.web", "com.connectchat.messaging.adapter.web"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Tests|StandIns|PresenceController).*"))
@ConfigurationPropertiesScan("com.connectchat.gateway")
class MessagingWeb {

    @Bean
    Backend backend() throws IOException {
        return Backend.in(Files.createTempDirectory("connectchat-web"));
    }

    @Bean
    Clock clock(Backend backend) {
        return backend.clock;
    }

    @Bean
    Calls calls(Backend backend) {
        return CallsOnBus.over(backend.bus);
    }

    @Bean
    Conversations conversations(Backend backend) {
        return backend.history.conversations();
    }

    @Bean
    ReadHistory history(Backend backend) {
        return backend.history.history();
    }

    @Bean
    ConversationLog log(Backend backend) {
        return backend.history.log();
    }

    @Bean
    FindGroups groups(Backend backend) {
        return backend.groups.find();
    }

    @Bean
    Admissions admissions(Backend backend) {
        return backend.groups.admissions();
    }

    @Bean
    FakeUsers users(Backend backend) {
        return backend.users;
    }

    /** A token is {@code user/device}. */
    @Bean
    AuthenticateToken tokens() {
        return token -> new Authentication.Authenticated(new UserId(token.substring(0, token.indexOf('/'))),
                new DeviceId(token.substring(token.indexOf('/') + 1)), Instant.MAX);
    }
}
