package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/** What anybody may know of people. Thread-safe. */
@Idempotent
@PrimaryPort
public interface FindUsers {

    /** The profiles of those who exist; a deleted account does not. */
    Map<UserId, Profile> profiles(Collection<UserId> users);

    /** The public part of an account. */
    record Profile(UserId userId, String username, String displayName, @Nullable String about, Instant createdAt) {
    }
}
