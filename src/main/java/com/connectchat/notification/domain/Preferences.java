package com.connectchat.notification.domain;

import com.connectchat.notification.KeepPreferences.Change;
import com.connectchat.notification.KeepPreferences.Own;
import com.connectchat.notification.PushLevel;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of by a push.
 *
 * @param preview  whether a push may show who wrote, and how it begins
 * @param revision 0 for somebody who has not said anything, and one more with each change
 */
public record Preferences(PushLevel push, boolean preview, @Nullable QuietHours quietHours, long revision) implements ValueObject {

    /** Of somebody who has not said anything: a push for every message, which shows nothing of it. */
    public static final Preferences UNSAID = new Preferences(PushLevel.ALL, false, null, 0);

    /** These after a change. */
    public Preferences after(Change change) {
        return new Preferences(change.push(), change.preview(), change.quietHours() == null ? null : QuietHours.of(change.quietHours()),
                revision + 1);
    }

    public Own shown() {
        return new Own(push, preview, quietHours == null ? null : quietHours.shown(), revision);
    }
}
