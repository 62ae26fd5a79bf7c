package com.connectchat.user;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as they come from properties, so that tests see the true defaults. */
public final class AuthSettingsOf {

    private AuthSettingsOf() {
    }

    public static AuthSettings defaults() {
        return with(Map.of());
    }

    /** @param properties without {@code connectchat.auth.} */
    public static AuthSettings with(Map<String, String> properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        properties.forEach((name, value) -> source.put("connectchat.auth." + name, value));
        return new Binder(source).bindOrCreate("connectchat.auth", AuthSettings.class);
    }
}
