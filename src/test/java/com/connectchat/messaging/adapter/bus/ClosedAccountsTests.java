package com.connectchat.messaging.adapter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.messaging.Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the groups of somebody who deletes the account. */
class ClosedAccountsTests {

    private static final DeviceId PHONE = new DeviceId("phone");

    private Backend backend;
    private ClosedAccounts closed;
    private UserId alice;
    private UserId bob;

    @BeforeEach
    void start(@TempDir Path directory) {
        backend = Backend.in(directory);
        closed = new ClosedAccounts(backend.bus, backend.groups.find(), backend.clock);
        alice = backend.users.add("alice");
        bob = backend.users.add("bob");
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void everyGroupOfAnOwnerHasAnotherOwner() {
        for (int i = 0; i < 201; i++) {
            group("g_" + i, alice, bob);
        }
        group("g_bobs", bob, alice);

        close(alice);

        assertThat(backend.groups.find().of(bob, null, 1_000)).hasSize(202)
                .allSatisfy(group -> assertThat(roleOf(bob, group)).contains(Role.OWNER));
        assertThat(roleOf(alice, new ConversationId("g_0"))).contains(Role.ADMIN);
        assertThat(roleOf(alice, new ConversationId("g_bobs"))).contains(Role.MEMBER);
    }

    @Test
    void aGroupWithNobodyElseInItEnds() {
        ConversationId group = group("g_own", alice, bob);
        backend.ask(group, bob, PHONE, new RemoveMember(bob));

        close(alice);

        assertThat(backend.groups.find().card(group, alice)).isEmpty();
    }

    @Test
    void anEventThatComesTwiceOrIsAboutASessionChangesNothingMore() {
        ConversationId group = group("g_twice", alice, bob);
        closed.take(new UserEvent.SessionRevoked(alice, PHONE));
        assertThat(roleOf(alice, group)).contains(Role.OWNER);

        close(alice);
        long head = backend.history.log().head(group);
        close(alice);

        assertThat(backend.history.log().head(group)).isEqualTo(head);
    }

    private void close(UserId user) {
        backend.users.remove(user);
        closed.take(new UserEvent.AccountClosed(user));
    }

    private ConversationId group(String id, UserId owner, UserId member) {
        ConversationId group = new ConversationId(id);
        GroupProfile profile = new GroupProfile("Tea", null, Visibility.PRIVATE, GroupSettings.DEFAULT);
        backend.ask(group, owner, PHONE, new CreateGroup(profile, List.of(member)));
        return group;
    }

    private Optional<Role> roleOf(UserId user, ConversationId group) {
        return backend.groups.find().member(group, user).map(GroupMember::role);
    }
}
