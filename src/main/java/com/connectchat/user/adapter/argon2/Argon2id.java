package com.connectchat.user.adapter.argon2;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/**
 * Argon2id with the parameters that OWASP recommends, 19 MiB and two passes; ADR-0012. Spring's encoder alone checks a
 * password with today's parameters, whatever the hash was made with, so the day they change nobody could sign in.
 */
final class Argon2id implements PasswordEncoder {

    static final String NAME = "argon2id";

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final Argon2Function TODAY = Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return new Argon2Password4jPasswordEncoder(TODAY).encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return hash != null && new Argon2Password4jPasswordEncoder(Argon2Function.getInstanceFromHash(hash)).matches(password, hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hash != null && !Argon2Function.getInstanceFromHash(hash).equals(TODAY);
    }
}
