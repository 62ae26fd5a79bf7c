package com.connectchat.user.adapter.embedded;

import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.application.AttemptsContract;

class EmbeddedAttemptsTests extends AttemptsContract {

    @Override
    protected Attempts attempts() {
        return new EmbeddedAttempts(AuthSettingsOf.defaults().guessing());
    }
}
