package com.connectchat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Connect Chat: the whole product in one process, or the part of it that {@code connectchat.modules} names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConnectChat {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(TokenCommand.NAME)) {
            System.exit(TokenCommand.run(args));
        }
        if (args.length > 0 && args[0].equals(TablesCommand.NAME)) {
            System.exit(TablesCommand.run(args));
        }
        if (args.length > 0 && args[0].equals(TopicsCommand.NAME)) {
            System.exit(TopicsCommand.run(args));
        }
        SpringApplication.run(ConnectChat.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Chance that nobody can foresee: secrets are drawn from it. */
    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
