package com.connectchat.user.application;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.AuthenticateToken;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Verifies a signature once and remembers by the token's digest that it did, so that a client that comes back costs a hash and
 * a look-up. Whether the session lives is asked every time: a revoked token is refused at once.
 */
@Component
class AuthenticatingTokens implements AuthenticateToken {

    private final AccessTokens tokens;
    private final Devices devices;
    private final Clock clock;
    private final Cache<TokenDigest, AccessTokens.Claims> verified;

    AuthenticatingTokens(AccessTokens tokens, Devices devices, AuthSettings settings, Clock clock) {
        this.tokens = tokens;
        this.devices = devices;
        this.clock = clock;
        this.verified = Caffeine.newBuilder().maximumSize(settings.verifiedTokensMax()).expireAfterWrite(settings.accessTokenTtl()).build();
    }

    @Override
    public Authentication authenticate(String accessToken) {
        if (accessToken.length() > AccessTokens.CHARACTERS_MAX) {
            return new Authentication.Rejected();
        }
        Instant now = clock.instant();
        return claims(accessToken, now).map(claims -> judge(claims, now)).orElseGet(Authentication.Rejected::new);
    }

    private Optional<AccessTokens.Claims> claims(String accessToken, Instant now) {
        TokenDigest digest = TokenDigest.of(accessToken);
        AccessTokens.Claims known = verified.getIfPresent(digest);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AccessTokens.Claims> claims = tokens.read(accessToken, now);
        claims.ifPresent(each -> verified.put(digest, each));
        return claims;
    }

    private Authentication judge(AccessTokens.Claims claims, Instant now) {
        if (!now.isBefore(claims.expiresAt())) {
            return new Authentication.Expired();
        }
        return devices.isLive(claims.sessionId(), claims.userId(), claims.deviceId())
                ? new Authentication.Authenticated(claims.userId(), claims.deviceId(), claims.expiresAt())
                : new Authentication.Rejected();
    }

    /** SHA-256 of a token: what is remembered is no token that could be stolen from memory. */
    private record TokenDigest(long a, long b, long c, long d) {

        static TokenDigest of(String token) {
            try {
                ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
                return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
