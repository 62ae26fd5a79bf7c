package com.connectchat.notification;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * What people want to be told of by a push, and when. Who may set what is the caller's to check. Thread-safe. Throws
 * {@link NotificationsUnavailable} when it can't answer.
 */
@PrimaryPort
public interface KeepPreferences {

    /** What somebody wants; what everybody gets who has not said anything is of revision 0. */
    @Idempotent
    Own own(UserId user);

    /** Replaces it. */
    Outcome change(UserId user, Change change);

    /** What somebody wants of one conversation; empty: the same as of all. */
    @Idempotent
    Optional<PushLevel> ofConversation(UserId user, ConversationId conversation);

    /** What somebody wants of those conversations of which they have said it. */
    @Idempotent
    Map<ConversationId, PushLevel> ofConversations(UserId user);

    /** Sets it; {@code null}: the same as of all. */
    @Idempotent
    void changeOfConversation(UserId user, ConversationId conversation, @Nullable PushLevel level);

    /**
     * @param preview whether a push may show who wrote, and how it begins
     */
    record Own(PushLevel push, boolean preview, @Nullable Quiet quietHours, long revision) {
    }

    /** @param onlyAt the revisions that may be replaced */
    record Change(PushLevel push, boolean preview, @Nullable Quiet quietHours, Revisions onlyAt) {
    }

    /**
     * When somebody is not to be disturbed, every day; over midnight where it ends before it begins, all day where both are the same.
     *
     * @param fromMinute of the day, 0 to 1439
     * @param toMinute   the first minute that is loud again
     * @param timeZone   a name of the IANA database, such as {@code Europe/Berlin}
     */
    record Quiet(int fromMinute, int toMinute, String timeZone) {
    }

    /** What became of a change. */
    sealed interface Outcome {

        record Changed(Own own) implements Outcome {
        }

        record OtherRevision() implements Outcome {
        }
    }
}
