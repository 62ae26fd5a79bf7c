package com.connectchat.user;

import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.function.Consumer;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Makes users and access tokens in bulk, for load tests and support. */
@PrimaryPort
public interface IssueTokens {

    /**
     * Issues a token for each of the users prefix + 1 to prefix + count, in this order; makes those who are missing,
     * without a password. Each has one device for this, the same in every call.
     *
     * @throws com.connectchat.kernel.InvalidField if such usernames are not legal, or the life is not between
     *         1 s and {@link AuthSettings#ACCESS_TOKEN_LIFE_MAX}
     */
    void issue(Order order, Consumer<IssuedToken> receiver);

    /** How many tokens for whom. */
    record Order(String usernamePrefix, int count, Duration life) {
    }

    /** One of them. */
    record IssuedToken(UserId userId, String username, String accessToken) {

        @Override
        public String toString() {
            return "IssuedToken[userId=" + userId + "]";
        }
    }
}
