package com.connectchat.notification;

import jakarta.validation.Valid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Pushes to devices that are not there.
 *
 * @param webpush pushes to browsers
 */
@Validated
@ConfigurationProperties("connectchat.push")
public record PushSettings(@DefaultValue @Valid WebPush webpush) {

    /**
     * @param allowPrivateHosts whether a browser's push service may be on any host and port, this one included; for tests only, because
     *                          whoever has an account could make the server call its neighbours
     */
    public record WebPush(@DefaultValue("false") boolean allowPrivateHosts) {
    }
}
