package com.connectchat.notification;

/** Who brings a push to a device. */
public enum PushService {

    /** Apple's. */
    APNS,
    /** Firebase Cloud Messaging, Google's. */
    FCM,
    /** The push service of a browser (RFC 8030). */
    WEBPUSH;

    /** The name on the wire, such as {@code apns}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
