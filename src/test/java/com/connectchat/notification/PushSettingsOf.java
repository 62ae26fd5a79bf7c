package com.connectchat.notification;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they are without a word, or with a few. */
public final class PushSettingsOf {

    private PushSettingsOf() {
    }

    public static PushSettings defaults() {
        return of(Map.of());
    }

    public static PushSettings of(Map<String, ?> said) {
        return new Binder(new MapConfigurationPropertySource(said)).bindOrCreate("connectchat.push", PushSettings.class);
    }
}
