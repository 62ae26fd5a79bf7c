package com.connectchat.user.adapter.argon2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.adapter.embedded.EmbeddedUserStores;
import com.connectchat.user.application.DemoAccountsOf;
import com.connectchat.user.application.Passwords;
import com.connectchat.user.application.PasswordsContract;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.PasswordHash;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

class Argon2PasswordsTests extends PasswordsContract {

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Argon2Passwords passwords = new Argon2Passwords(AuthSettingsOf.defaults(), metrics);

    @Override
    protected Passwords passwords() {
        return passwords;
    }

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void hashesWithTheParametersThatOwaspRecommends() {
        assertThat(passwords.hash("correct horse")).matches("\\{argon2id}\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}");
    }

    @Test
    void findsHashesWithOtherParametersGoodButOutdated() {
        Argon2Function weak = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID);
        String hash = "{argon2id}" + new Argon2Password4jPasswordEncoder(weak).encode("correct horse");

        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.isOutdated(hash)).isTrue();
    }

    @Test
    void knowsThePasswordsOfTheDemoAccounts(@TempDir Path directory) {
        try (EmbeddedUserStores stores = EmbeddedUserStores.in(directory)) {
            DemoAccountsOf.open(stores.accounts()).forEach(account -> {
                String hash = encoded(account);
                assertThat(passwords.matches(account.username() + "-demo", hash)).as(account.username().value()).isTrue();
                assertThat(passwords.isOutdated(hash)).isFalse();
            });
        }
    }

    private static String encoded(Account account) {
        PasswordHash password = account.password();
        return password == null ? "" : password.encoded();
    }

    @Test
    void hashesOnThreadsOfItsOwn() {
        passwords.hash("correct horse");

        assertThat(Thread.getAllStackTraces().keySet()).anyMatch(each -> each.getName().startsWith("password-hash-"));
        assertThat(metrics.get("connectchat.auth.hash").timer().count()).isEqualTo(1);
    }

    @Test
    void refusesWhatFindsNoPlaceInsteadOfQueueingWithoutEnd() throws InterruptedException {
        AuthSettings small = AuthSettingsOf.with(Map.of("hashing.at-once-max", "1", "hashing.waiting-max", "1", "hashing.wait-max", "30s"));
        MeterRegistry own = new SimpleMeterRegistry();
        Argon2Passwords few = new Argon2Passwords(small, own);
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(16);

        IntStream.range(0, 16).forEach(_ -> Thread.ofVirtual().start(() -> {
            try {
                few.hash("correct horse");
            } catch (Passwords.TooBusy e) {
                refused.incrementAndGet();
            }
            done.countDown();
        }));
        done.await();
        few.destroy();

        assertThat(refused.get()).isBetween(1, 14);
        assertThat(own.get("connectchat.auth.hash.refused").counter().count()).isEqualTo(refused.get());
    }

    @Test
    void waitsForItsTurnABoundedTimeOnly() {
        AuthSettings hasty = AuthSettingsOf.with(Map.of("hashing.wait-max", "1ms"));
        Argon2Passwords few = new Argon2Passwords(hasty, new SimpleMeterRegistry());

        assertThatExceptionOfType(Passwords.TooBusy.class).isThrownBy(() -> few.hash("correct horse")).withMessageContaining("1 ms");
        few.destroy();
    }
}
