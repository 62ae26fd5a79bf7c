package com.connectchat.user.adapter.argon2;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.Passwords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords on a few threads of its own, so that at most so many are hashed at once; ADR-0012. The hash names its
 * algorithm and parameters, so both can change and old passwords stay good.
 */
@Component
final class Argon2Passwords implements Passwords, DisposableBean {

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(Argon2id.NAME, Map.of(Argon2id.NAME, new Argon2id()));
    private final AuthSettings.Hashing bounds;
    private final ThreadPoolExecutor threads;
    private final Timer time;
    private final Counter refused;

    Argon2Passwords(AuthSettings settings, MeterRegistry metrics) {
        this.bounds = settings.hashing();
        int atOnce = bounds.atOnceMax() == 0 ? Runtime.getRuntime().availableProcessors() : bounds.atOnceMax();
        // Platform threads: a virtual thread that computes keeps its carrier from all the others.
        this.threads = new ThreadPoolExecutor(atOnce, atOnce, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(bounds.waitingMax()),
                Thread.ofPlatform().daemon().name("password-hash-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        this.time = Timer.builder("connectchat.auth.hash").description("Hashing one password").register(metrics);
        this.refused = Counter.builder("connectchat.auth.hash.refused").description("Passwords that found no place").register(metrics);
        Gauge.builder("connectchat.auth.hash.waiting", threads.getQueue(), Collection::size)
                .description("Passwords that wait for their turn").register(metrics);
    }

    @Override
    public String hash(String password) {
        return await(() -> String.valueOf(encoder.encode(password)));
    }

    @Override
    public boolean matches(String password, String hash) {
        return await(() -> encoder.matches(password, hash));
    }

    @Override
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private <T> T await(Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(() -> time.recordCallable(work));
        } catch (RejectedExecutionException e) {
            throw busy("More than " + bounds.waitingMax() + " passwords wait to be hashed; try again later");
        }
        try {
            return result.get(bounds.waitMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw busy("No password could be hashed within " + bounds.waitMax().toMillis() + " ms; try again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("The server is stopping; try again later");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Hashing a password failed", e.getCause());
        } finally {
            result.cancel(false);
        }
    }

    private TooBusy busy(String message) {
        refused.increment();
        return new TooBusy(message);
    }
}
