package com.connectchat.user.application;

import com.connectchat.kernel.Ids;
import com.connectchat.kernel.UserId;
import com.connectchat.user.SignUp;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.NewPassword;
import com.connectchat.user.domain.Username;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class SigningUp implements SignUp {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Guessing guessing;
    private final Clock clock;

    SigningUp(Accounts accounts, Passwords passwords, Guessing guessing, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.guessing = guessing;
        this.clock = clock;
    }

    @Override
    public Outcome signUp(Registration registration) {
        Username username = Username.chosen(registration.username());
        NewPassword password = NewPassword.chosen("/password", registration.password());
        Account account = Account.opened(new UserId(Ids.random("u")), username, clock.instant());
        Account named = registration.displayName() == null ? account : account.called(registration.displayName());
        Guessing.Try attempt = guessing.signUp(registration.clientAddress());
        if (attempt.mustWait()) {
            return new Outcome.TooManyTries(attempt.delay());
        }
        try {
            return open(named, password);
        } catch (Passwords.TooBusy e) {
            attempt.takeBack();
            return new Outcome.Busy();
        }
    }

    private Outcome open(Account account, NewPassword password) {
        if (accounts.byUsername(account.username()).isPresent()) {
            return new Outcome.UsernameTaken();
        }
        Account complete = account.protectedBy(passwords.hash(password.value()));
        return accounts.add(complete) ? new Outcome.SignedUp(Profiles.of(complete)) : new Outcome.UsernameTaken();
    }
}
