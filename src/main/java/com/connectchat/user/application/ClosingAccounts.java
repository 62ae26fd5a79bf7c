package com.connectchat.user.application;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.CloseAccount;
import com.connectchat.user.domain.Account;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class ClosingAccounts implements CloseAccount {

    private final Accounts accounts;
    private final Devices devices;
    private final Blocks blocks;
    private final KnownPeople people;
    private final RevokedSessions revoked;

    ClosingAccounts(Accounts accounts, Devices devices, Blocks blocks, KnownPeople people, RevokedSessions revoked) {
        this.accounts = accounts;
        this.devices = devices;
        this.blocks = blocks;
        this.people = people;
        this.revoked = revoked;
    }

    @Override
    public Outcome close(UserId user, Revisions onlyAt) {
        Optional<Account> account = accounts.byId(user);
        if (account.filter(each -> !onlyAt.include(each.revision())).isPresent()) {
            return Outcome.OTHER_REVISION;
        }
        // The account first: a sign-in that is under way looks for it last, and takes itself back.
        account.ifPresent(accounts::remove);
        devices.of(user).forEach(each -> devices.remove(user, each.id()));
        blocks.removeAll(user);
        people.changed(user);
        revoked.announce(new UserEvent.AccountClosed(user));
        return Outcome.CLOSED;
    }
}
