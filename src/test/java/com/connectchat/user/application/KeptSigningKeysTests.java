package com.connectchat.user.application;

class KeptSigningKeysTests extends SigningKeysContract {

    private final SigningKeys keys = new KeptSigningKeys();

    @Override
    protected SigningKeys keys() {
        return keys;
    }
}
