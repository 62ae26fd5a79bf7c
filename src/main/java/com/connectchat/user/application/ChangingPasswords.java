package com.connectchat.user.application;

import com.connectchat.kernel.Caller;
import com.connectchat.user.ChangePassword;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Device;
import com.connectchat.user.domain.DeviceSession;
import com.connectchat.user.domain.NewPassword;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ChangingPasswords implements ChangePassword {

    private final Accounts accounts;
    private final Devices devices;
    private final Passwords passwords;
    private final PasswordCheck passwordCheck;
    private final Guessing guessing;
    private final RevokedSessions revoked;

    ChangingPasswords(Accounts accounts, Devices devices, Passwords passwords, PasswordCheck passwordCheck, Guessing guessing,
            RevokedSessions revoked) {
        this.accounts = accounts;
        this.devices = devices;
        this.passwords = passwords;
        this.passwordCheck = passwordCheck;
        this.guessing = guessing;
        this.revoked = revoked;
    }

    @Override
    public Outcome change(Caller caller, Change change) {
        NewPassword next = NewPassword.chosen("/new_password", change.next());
        Guessing.Try attempt = guessing.password("device:" + caller.deviceId(), change.clientAddress());
        if (attempt.mustWait()) {
            return new Outcome.TooManyTries(attempt.delay());
        }
        try {
            Optional<Account> account = accounts.byId(caller.userId());
            if (!isProven(account, change)) {
                return new Outcome.NotProven();
            }
            attempt.succeeded();
            return store(account.orElseThrow(), passwords.hash(next.value()), caller);
        } catch (Passwords.TooBusy e) {
            attempt.takeBack();
            return new Outcome.Busy();
        }
    }

    private boolean isProven(Optional<Account> account, Change change) {
        boolean isFirst = account.filter(each -> each.password() == null).isPresent();
        return isFirst || passwordCheck.proves(account, change.current());
    }

    private Outcome store(Account proven, String hash, Caller caller) {
        Optional<Account> current = Optional.of(proven);
        while (current.filter(each -> each.passwordVersion() == proven.passwordVersion()).isPresent()) {
            if (accounts.replace(current.get().changePassword(hash))) {
                signOutOthers(caller);
                return new Outcome.Changed();
            }
            current = accounts.byId(proven.id());
        }
        // Somebody else changed the password meanwhile, or closed the account.
        return new Outcome.NotProven();
    }

    private void signOutOthers(Caller caller) {
        for (Device device : devices.of(caller.userId())) {
            DeviceSession session = device.session();
            if (session != null && !device.id().equals(caller.deviceId())) {
                revoked.signOut(device, session.id());
            }
        }
    }
}
