package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Command.SettingsChange;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.OneOf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a group is run; in a request, what is missing stays as it is. */
record GroupSettingsJson(@OneOf(Join.class) @Nullable String join, @OneOf(Who.class) @Nullable String post,
        @OneOf(Who.class) @Nullable String add, @OneOf(History.class) @Nullable String history, @Nullable Long slowModeSeconds) {

    static GroupSettingsJson of(GroupSettings settings) {
        return new GroupSettingsJson(settings.join().code(), settings.post().code(), settings.add().code(), settings.history().code(),
                settings.slowMode().toSeconds());
    }

    SettingsChange change() {
        return new SettingsChange(join == null ? null : Join.of(join), post == null ? null : Who.of("post", post),
                add == null ? null : Who.of("add", add), history == null ? null : History.of(history), slowMode());
    }

    private @Nullable Duration slowMode() {
        if (slowModeSeconds == null) {
            return null;
        }
        if (slowModeSeconds < 0 || slowModeSeconds > GroupSettings.SLOW_MODE_MAX.toSeconds()) {
            throw new InvalidField("/settings/slow_mode_seconds",
                    "slow_mode_seconds must be 0 to " + GroupSettings.SLOW_MODE_MAX.toSeconds());
        }
        return Duration.ofSeconds(slowModeSeconds);
    }
}
