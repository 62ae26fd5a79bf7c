package com.connectchat.user;

import com.connectchat.kernel.Unavailable;

/** Accounts can't be read or written now, for example because the disk is full; trying again later is right. */
public final class AccountsUnavailable extends Unavailable {

    public AccountsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
