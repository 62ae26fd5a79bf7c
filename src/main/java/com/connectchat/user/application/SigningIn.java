package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.user.SignIn;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.RefreshToken;
import com.connectchat.user.domain.Username;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class SigningIn implements SignIn {

    private static final String NOBODY = "nobody";

    private final Accounts accounts;
    private final Devices devices;
    private final PasswordCheck passwordCheck;
    private final Guessing guessing;
    private final OpeningSessions sessions;

    SigningIn(Accounts accounts, Devices devices, PasswordCheck passwordCheck, Guessing guessing, OpeningSessions sessions) {
        this.accounts = accounts;
        this.devices = devices;
        this.passwordCheck = passwordCheck;
        this.guessing = guessing;
        this.sessions = sessions;
    }

    @Override
    public Outcome withPassword(Credentials credentials) {
        Optional<Username> username = Username.typed(credentials.username());
        Optional<Account> account = username.flatMap(accounts::byUsername);
        Optional<Device> device = account.flatMap(each -> ownDevice(each, credentials.deviceId()));
        Guessing.Try attempt = guessing.password(target(username, device), credentials.clientAddress());
        if (attempt.mustWait()) {
            return new Outcome.TooManyTries(attempt.delay());
        }
        try {
            if (!passwordCheck.proves(account, credentials.password())) {
                return new Outcome.NotProven();
            }
        } catch (Passwords.TooBusy e) {
            attempt.takeBack();
            return new Outcome.Busy();
        }
        attempt.succeeded();
        return credentials.deviceId() != null && device.isEmpty()
                ? new Outcome.NotYourDevice()
                : sessions.open(account.orElseThrow(), device);
    }

    @Override
    public Outcome withRefreshToken(String refreshToken) {
        return RefreshToken.read(refreshToken).map(sessions::renew).orElseGet(Outcome.NotProven::new);
    }

    private Optional<Device> ownDevice(Account account, @Nullable DeviceId device) {
        return device == null ? Optional.empty() : devices.find(account.id(), device);
    }

    /** The same for names that exist and names that don't, so that waiting tells nothing. */
    private static String target(Optional<Username> username, Optional<Device> device) {
        return device.map(each -> "device:" + each.id()).orElseGet(() -> "account:" + username.map(Username::value).orElse(NOBODY));
    }
}
