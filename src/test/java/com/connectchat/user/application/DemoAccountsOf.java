package com.connectchat.user.application;

import com.connectchat.user.domain.Account;
import java.time.Clock;
import java.util.List;

/** The demo accounts, for tests of other packages. */
public final class DemoAccountsOf {

    private DemoAccountsOf() {
    }

    public static List<Account> open(Accounts accounts) {
        return new OpeningDemoAccounts(accounts, Clock.systemUTC()).open().stream().map(each -> accounts.byId(each).orElseThrow()).toList();
    }
}
