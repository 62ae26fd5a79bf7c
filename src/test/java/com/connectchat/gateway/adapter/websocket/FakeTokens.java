package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A token is {@code user/device/end} in plain text; anything else is none. */
final class FakeTokens implements AuthenticateToken {

    private final Clock clock;

    FakeTokens(Clock clock) {
        this.clock = clock;
    }

    String token(String user, String device, Duration life) {
        return user + "/" + device + "/" + clock.instant().plus(life);
    }

    @Override
    public Authentication authenticate(String accessToken) {
        String[] parts = accessToken.split("/");
        if (parts.length != 3) {
            return new Authentication.Rejected();
        }
        Instant end = Instant.parse(parts[2]);
        return end.isAfter(clock.instant()) ? new Authentication.Authenticated(new UserId(parts[0]), new DeviceId(parts[1]), end)
                : new Authentication.Expired();
    }
}
