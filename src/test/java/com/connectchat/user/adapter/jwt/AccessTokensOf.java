package com.connectchat.user.adapter.jwt;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.AccessTokens;
import com.connectchat.user.application.SigningKeys;

/** Access tokens as JWTs, for tests of other packages. */
public final class AccessTokensOf {

    private AccessTokensOf() {
    }

    public static AccessTokens keys(SigningKeys keys, AuthSettings settings) {
        return new JwtAccessTokens(new KeyRing(keys, settings), settings);
    }
}
