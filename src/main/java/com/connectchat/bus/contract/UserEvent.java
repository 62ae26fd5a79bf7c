package com.connectchat.bus.contract;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;

/** What happened to an account that open connections must obey. */
public sealed interface UserEvent {

    UserId userId();

    /** The device's session ended: signed out, removed, its refresh token used twice, or the password changed. */
    record SessionRevoked(UserId userId, DeviceId deviceId) implements UserEvent {
    }

    /** The account is gone or suspended: all its connections end. */
    record AccountClosed(UserId userId) implements UserEvent {
    }
}
