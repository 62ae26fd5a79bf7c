package com.connectchat.notification;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they are without a word, or with a few. */
public final class PushSettingsOf {

    /** Bound once: simulations make thousands of systems. */
    private static final PushSettings DEFAULTS = of(Map.of());

    private PushSettingsOf() {
    }

    public static PushSettings defaults() {
        return DEFAULTS;
    }

    public static PushSettings of(Map<String, ?> said) {
        return new Binder(new MapConfigurationPropertySource(said)).bindOrCreate("connectchat.push", PushSettings.class);
    }
}
