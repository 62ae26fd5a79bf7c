package com.connectchat.notification;

import com.connectchat.kernel.Unavailable;

/** What is kept about pushes can't be read or written now; trying again later is right. */
public final class NotificationsUnavailable extends Unavailable {

    public NotificationsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
