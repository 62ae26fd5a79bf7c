package com.connectchat.user.application;

import com.connectchat.user.FindUsers;
import com.connectchat.user.domain.Account;

/** The public part of accounts. */
final class Profiles {

    private Profiles() {
    }

    static FindUsers.Profile of(Account account) {
        return new FindUsers.Profile(account.id(), account.username().value(), account.displayName(), account.about(), account.createdAt());
    }
}
