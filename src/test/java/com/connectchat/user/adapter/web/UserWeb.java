package com.connectchat.user.adapter.web;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.user.application.CountedPasswords;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The whole module behind the real HTTPS rules; only time, the bus and the work of hashing are stand-ins. */
@EnableAutoConfiguration
@ComponentScan(basePackages = {"com.connectchat.gateway.adapter.web", "com.connectchat.user.adapter.web", "com.connectchat.embedded",
    "com.connectchat.user.adapter.jwt", "com.connectchat.user.adapter.embedded", "com.connectchat.user.application"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Tests|StandIns|PresenceController).*"))
@ConfigurationPropertiesScan({"com.connectchat.gateway", "com.connectchat.user", "com.connectchat.embedded"})
class UserWeb {

    @Bean
    MovingClock clock() {
        return new MovingClock();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    RecordingBus bus() {
        return new RecordingBus();
    }

    @Bean
    CountedPasswords passwords() {
        return new CountedPasswords();
    }
}
