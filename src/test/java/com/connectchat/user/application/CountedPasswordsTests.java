package com.connectchat.user.application;

class CountedPasswordsTests extends PasswordsContract {

    private final Passwords passwords = new CountedPasswords();

    @Override
    protected Passwords passwords() {
        return passwords;
    }
}
