package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.Devices;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.domain.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmbeddedUserConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
    static class Stored {

        @Bean
        UserStore userStore(EmbeddedStore store) {
            return new UserStore(store);
        }

        @Bean
        Accounts accounts(UserStore store) {
            return new EmbeddedAccounts(store);
        }

        @Bean
        Devices devices(UserStore store) {
            return new EmbeddedDevices(store);
        }

        @Bean
        Blocks blocks(UserStore store) {
            return new EmbeddedBlocks(store);
        }

        @Bean
        SigningKeys signingKeys(UserStore store) {
            return new EmbeddedSigningKeys(store);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "connectchat.cache", havingValue = "embedded", matchIfMissing = true)
    static class Counted {

        @Bean
        @ConditionalOnProperty(name = "connectchat.limits.enabled", havingValue = "true", matchIfMissing = true)
        Attempts attempts(AuthSettings settings, Clock clock) {
            return new EmbeddedAttempts(settings.guessing(), clock);
        }
    }

    @Bean
    @ConditionalOnProperty(name = "connectchat.limits.enabled", havingValue = "false")
    Attempts unlimitedAttempts() {
        return new UnlimitedAttempts();
    }

    /** Lets everybody try; for load and black-box tests. */
    private static final class UnlimitedAttempts implements Attempts {

        @Override
        public Duration count(String key, BackOff backOff, Instant now) {
            return Duration.ZERO;
        }

        @Override
        public void takeBack(String key) {
            // Nothing was counted.
        }

        @Override
        public void forget(String key) {
            // Nothing was counted.
        }
    }
}
