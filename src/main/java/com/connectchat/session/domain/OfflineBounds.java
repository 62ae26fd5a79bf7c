package com.connectchat.session.domain;

import com.connectchat.session.OfflineStore;
import java.time.Duration;

/** How much is kept of who is away, and for how long. */
public final class OfflineBounds {

    /** What is kept of one user, devices and conversations together; with more, all of it goes. */
    public static final int ENTRIES_MAX = OfflineStore.MARKS_MAX;
    /** What nobody has changed for so long may go. */
    public static final Duration KEPT = OfflineStore.KEPT;

    private OfflineBounds() {
    }
}
