package com.connectchat.user.application;

import com.connectchat.user.PublishKeys;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PublishingKeys implements PublishKeys {

    private final AccessTokens tokens;
    private final Clock clock;

    PublishingKeys(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public List<PublicKey> publicKeys() {
        return tokens.publicKeys(clock.instant());
    }
}
