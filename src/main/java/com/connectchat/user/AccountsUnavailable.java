package com.connectchat.user;

/** Accounts can't be read or written now, for example because the disk is full; trying again later is right. */
public final class AccountsUnavailable extends RuntimeException {

    public AccountsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
