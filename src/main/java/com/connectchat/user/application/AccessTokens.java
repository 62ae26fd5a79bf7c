package com.connectchat.user.application;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.PublishKeys;
import com.connectchat.user.domain.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Writes and reads access tokens, with keys that rotate by themselves. Whether a session still lives is another question. Thread-safe;
 * every method may throw {@link com.connectchat.user.AccountsUnavailable} when it needs a key that it doesn't have at hand.
 */
@SecondaryPort
public interface AccessTokens {

    /** Longer texts are no tokens of ours. */
    int CHARACTERS_MAX = 2_048;

    /** A token that says this, good from this moment on; its end is kept in whole seconds. */
    String write(Claims claims, Instant now);

    /** What a token says, whether in time or not; empty where it isn't ours, whatever the text is. */
    Optional<Claims> read(String token, Instant now);

    /** The keys whose tokens may be good at this moment or soon. */
    List<PublishKeys.PublicKey> publicKeys(Instant now);

    /** What a token says. */
    record Claims(UserId userId, DeviceId deviceId, SessionId sessionId, Instant expiresAt) {
    }
}
