package com.connectchat.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a connecting device is brought up to date.
 *
 * @param replayPerConversationMax events of one conversation that are sent one by one; more become one {@code sync.gap}
 * @param replayMax                events of all conversations together that one catch-up sends; the conversations beyond get a
 *                                 {@code sync.gap} each
 */
@Validated
@ConfigurationProperties("connectchat.notification")
public record NotificationSettings(@DefaultValue("300") @Min(1) @Max(1000) int replayPerConversationMax,
        @DefaultValue("3000") @Min(1) int replayMax) {
}
