package com.connectchat.user.application;

import com.connectchat.MovingClock;
import com.connectchat.bus.RecordingBus;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignUp;
import com.connectchat.user.adapter.embedded.EmbeddedUserStores;
import com.connectchat.user.adapter.jwt.AccessTokensOf;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole module on the embedded store, without threads: time stands still and hashing takes none. */
final class Backend implements AutoCloseable {

    static final String PASSWORD = "correct horse";
    static final String ADDRESS = "192.0.2.1";

    final MovingClock clock = new MovingClock();
    final RecordingBus bus = new RecordingBus();
    final CountedPasswords passwords = new CountedPasswords();
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final AuthSettings settings;
    final EmbeddedUserStores stores;
    final Accounts accounts;
    final Devices devices;
    final Blocks blocks;
    final AccessTokens tokens;
    final KnownPeople people;
    final SigningUp signingUp;
    final SigningIn signingIn;
    final AuthenticatingTokens authenticating;
    final EndingSessions endingSessions;
    final ChangingPasswords changingPasswords;
    final ClosingAccounts closingAccounts;
    final EditingProfiles editingProfiles;
    final BlockingPeople blockingPeople;
    final CheckingContacts checkingContacts;
    final IssuingTokens issuingTokens;

    Backend(Path directory) {
        this(directory, Map.of());
    }

    Backend(Path directory, Map<String, String> properties) {
        settings = AuthSettingsOf.with(properties);
        stores = EmbeddedUserStores.in(directory);
        accounts = stores.accounts();
        devices = stores.devices();
        blocks = stores.blocks();
        tokens = AccessTokensOf.keys(stores.signingKeys(), settings);
        people = new KnownPeople(accounts, blocks, settings);
        Guessing guessing = new Guessing(EmbeddedUserStores.attempts(clock), settings, clock, metrics);
        PasswordCheck check = new PasswordCheck(passwords, accounts);
        RevokedSessions revoked = new RevokedSessions(devices, bus);
        OpeningSessions sessions = new OpeningSessions(accounts, devices, tokens, revoked, settings, clock, new SecureRandom(), metrics);
        signingUp = new SigningUp(accounts, passwords, guessing, clock);
        signingIn = new SigningIn(accounts, devices, check, guessing, sessions);
        authenticating = new AuthenticatingTokens(tokens, devices, settings, clock);
        endingSessions = new EndingSessions(devices, revoked, clock);
        changingPasswords = new ChangingPasswords(accounts, devices, passwords, check, guessing, revoked);
        closingAccounts = new ClosingAccounts(accounts, devices, blocks, people, revoked);
        editingProfiles = new EditingProfiles(accounts, people);
        blockingPeople = new BlockingPeople(blocks, people, settings, clock);
        checkingContacts = new CheckingContacts(people);
        issuingTokens = new IssuingTokens(accounts, devices, tokens, clock);
    }

    UserId register(String username) {
        return switch (signingUp.signUp(new SignUp.Registration(username, PASSWORD, null, ADDRESS))) {
            case SignUp.Outcome.SignedUp(var profile) -> profile.userId();
            case SignUp.Outcome other -> throw new AssertionError(other.toString());
        };
    }

    SignIn.Outcome.SignedIn signIn(String username) {
        return signedIn(trySignIn(username, PASSWORD, null));
    }

    SignIn.Outcome trySignIn(String username, String password, @Nullable DeviceId device) {
        return signingIn.withPassword(new SignIn.Credentials(username, password, device, ADDRESS));
    }

    static SignIn.Outcome.SignedIn signedIn(SignIn.Outcome outcome) {
        if (outcome instanceof SignIn.Outcome.SignedIn done) {
            return done;
        }
        throw new AssertionError(outcome.toString());
    }

    @Override
    public void close() {
        stores.close();
    }
}
