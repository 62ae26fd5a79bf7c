package com.connectchat.notification.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.domain.Preferences;
import java.util.Collection;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what people want to be told of. What a method returned for is durable and visible to every later call. Thread-safe; every method
 * may throw {@link com.connectchat.notification.NotificationsUnavailable}, after which a change may or may not have happened.
 */
@SecondaryPort
public interface PreferenceBook {

    /** What those want who have said anything. One look-up for all. */
    Map<UserId, Preferences> of(Collection<UserId> users);

    /** Stores them if the revision before this one is what is stored, none for the first; tells whether it did. */
    boolean replace(UserId user, Preferences preferences);

    /** What those want of this conversation who have said anything of it. One look-up for all. */
    Map<UserId, PushLevel> levels(ConversationId conversation, Collection<UserId> users);

    /** What this user wants of those conversations of which they have said it. */
    Map<ConversationId, PushLevel> levels(UserId user);

    /** Sets it; {@code null} forgets it. */
    void setLevel(UserId user, ConversationId conversation, @Nullable PushLevel level);

    /** Forgets all that this user has said. */
    void removeAll(UserId user);
}
