package com.connectchat.messaging.application;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.UpdateGroup;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Alice's public group with Bob in it, on the embedded store; Carol is a stranger to it. */
abstract class GroupsTest extends CommandsTest {

    static final GroupProfile OPEN = new GroupProfile("Tea", null, Visibility.PUBLIC, GroupSettings.DEFAULT);

    ConversationId group;

    @BeforeEach
    void found() {
        group = new ConversationId("g_tea");
        in(alice, new CreateGroup(OPEN, List.of(bob)));
    }

    /** What becomes of a command to the group. */
    Outcome in(UserId user, Command command) {
        return backend.ask(group, user, PHONE, command);
    }

    /** The events of the group above a place. */
    List<LoggedEvent> eventsAfter(long seq) {
        return backend.history.log().eventsAfter(group, seq, 10_000);
    }

    List<EventType> typesAfter(long seq) {
        return eventsAfter(seq).stream().map(LoggedEvent::type).toList();
    }

    long head() {
        return backend.history.log().head(group);
    }

    Role roleOf(UserId user) {
        return backend.groups.find().member(group, user).orElseThrow().role();
    }

    boolean isIn(UserId user) {
        return backend.groups.find().member(group, user).isPresent();
    }

    void run(GroupSettings settings) {
        in(alice, new UpdateGroup(null, null, null, new Command.SettingsChange(settings.join(), settings.post(), settings.add(),
                settings.history(), settings.slowMode()), null));
    }

    static GroupSettings settings(Join join, Who post, Who add, History history) {
        return new GroupSettings(join, post, add, history, Duration.ZERO);
    }
}
