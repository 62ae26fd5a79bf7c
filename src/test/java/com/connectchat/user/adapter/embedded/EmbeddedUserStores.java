package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.Devices;
import com.connectchat.user.application.SigningKeys;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The embedded stores of this module in a directory, for tests of other packages. */
public final class EmbeddedUserStores implements AutoCloseable {

    private final EmbeddedStore store;
    private final UserStore users;

    private EmbeddedUserStores(EmbeddedStore store) {
        this.store = store;
        this.users = new UserStore(store);
    }

    public static EmbeddedUserStores in(Path directory) {
        MapConfigurationPropertySource properties = new MapConfigurationPropertySource();
        properties.put("connectchat.data-dir", directory.toString());
        EmbeddedSettings settings = new Binder(properties).bindOrCreate("connectchat", EmbeddedSettings.class);
        return new EmbeddedUserStores(EmbeddedStore.open(settings, Clock.systemUTC()));
    }

    public Accounts accounts() {
        return new EmbeddedAccounts(users);
    }

    public Devices devices() {
        return new EmbeddedDevices(users);
    }

    public Blocks blocks() {
        return new EmbeddedBlocks(users);
    }

    public SigningKeys signingKeys() {
        return new EmbeddedSigningKeys(users);
    }

    public static Attempts attempts(Clock clock) {
        return new EmbeddedAttempts(AuthSettingsOf.defaults().guessing(), clock);
    }

    @Override
    public void close() {
        store.close();
    }
}
