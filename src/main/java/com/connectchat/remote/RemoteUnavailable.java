package com.connectchat.remote;

import com.connectchat.kernel.Unavailable;
import org.jspecify.annotations.Nullable;

/** A module in another process did not answer, or can't now; whether it did what was asked is unknown. */
public final class RemoteUnavailable extends Unavailable {

    RemoteUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
