package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Ids;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.SignIn.Outcome;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.RefreshToken;
import com.connectchat.user.domain.SessionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens sessions on devices and renews them by refresh tokens that are good once; ADR-0007. */
@Component
class OpeningSessions {

    private static final Logger LOG = LoggerFactory.getLogger(OpeningSessions.class);

    private final Accounts accounts;
    private final Devices devices;
    private final AccessTokens tokens;
    private final RevokedSessions revoked;
    private final AuthSettings settings;
    private final Clock clock;
    private final Counter reused;
    private final RandomGenerator random;

    OpeningSessions(Accounts accounts, Devices devices, AccessTokens tokens, RevokedSessions revoked, AuthSettings settings, Clock clock,
            RandomGenerator random, MeterRegistry metrics) {
        this.accounts = accounts;
        this.devices = devices;
        this.tokens = tokens;
        this.revoked = revoked;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.reused = Counter.builder("connectchat.auth.refresh.reused")
                .description("Sessions ended because a refresh token came twice").register(metrics);
    }

    /** Opens a session for somebody who proved the account's password, on this device of theirs or on a new one. */
    Outcome open(Account account, Optional<Device> known) {
        Instant now = clock.instant();
        RefreshToken refresh = RefreshToken.draw(random);
        SessionId id = new SessionId(Ids.random("se"));
        DeviceSession session = DeviceSession.renewable(id, refresh, now.plus(settings.refreshTokenTtl()));
        Device device = known.map(each -> each.signIn(session, now))
                .orElseGet(() -> Device.added(new DeviceId(Ids.random("dev")), account.id(), session, now));
        if (!devices.save(device)) {
            // Another sign-in on this device, or its removal, was quicker.
            return devices.find(account.id(), device.id())
                    .map(each -> open(account, Optional.of(each)))
                    .orElseGet(Outcome.NotYourDevice::new);
        }
        if (!stillHolds(account)) {
            // The account was closed or its password changed while this sign-in was under way; whoever did that may have
            // ended all sessions before this one was there.
            devices.remove(account.id(), device.id());
            return new Outcome.NotProven();
        }
        makeRoomFor(device);
        return signedIn(device, session, refresh, now);
    }

    /** Trades a refresh token for new tokens. */
    Outcome renew(RefreshToken token) {
        Optional<Device> device = devices.byRefreshFamily(token.familyDigest());
        return device.map(each -> renew(each, token)).orElseGet(Outcome.NotProven::new);
    }

    private Outcome renew(Device device, RefreshToken token) {
        DeviceSession session = device.session();
        Instant now = clock.instant();
        if (session == null || session.isOver(now) || accounts.byId(device.userId()).isEmpty()) {
            return new Outcome.NotProven();
        }
        if (!session.isRenewedBy(token)) {
            reused.increment();
            LOG.warn("A refresh token of user {} came a second time; the session of device {} is over", device.userId(), device.id());
            revoked.signOut(device, session.id());
            return new Outcome.NotProven();
        }
        RefreshToken next = token.successor(random);
        // Whoever was quicker has made this a second use, or has ended the session: looking again tells which.
        return devices.save(device.renew(session, next, now)) ? signedIn(device, session, next, now) : renew(token);
    }

    private boolean stillHolds(Account account) {
        return accounts.byId(account.id()).filter(each -> each.passwordVersion() == account.passwordVersion()).isPresent();
    }

    private void makeRoomFor(Device newest) {
        List<Device> all = devices.of(newest.userId());
        all.stream().filter(each -> !each.id().equals(newest.id())).sorted(Device.DISPENSABLE_FIRST)
                .limit(Math.max(0, all.size() - settings.devicesMax()))
                .forEach(each -> revoked.remove(each.userId(), each.id()));
    }

    private Outcome signedIn(Device device, DeviceSession session, RefreshToken refresh, Instant now) {
        Instant expiresAt = now.plus(settings.accessTokenTtl());
        Instant end = expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt();
        String accessToken = tokens.write(new AccessTokens.Claims(device.userId(), device.id(), session.id(), end), now);
        return new Outcome.SignedIn(device.userId(), device.id(), accessToken, refresh.text(), Duration.between(now, end));
    }
}
