package com.connectchat.group.adapter.dynamodb;

import static com.connectchat.group.adapter.dynamodb.GroupFixture.ALICE;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.BOB;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.CAROL;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.found;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.group;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.groups;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.state;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.connectchat.dynamodb.Faults.Fault;
import com.connectchat.dynamodb.Rounds;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.group.GroupsUnavailable;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers of a group who die, get no answer, or are paused before each of their requests while somebody else goes on. */
class GroupWritersIT {

    private static final List<GroupMember> ALICE_ALONE = List.of(new GroupMember(ALICE, Role.OWNER));
    private static final List<GroupMember> ALICE_AND_CAROL =
            List.of(new GroupMember(ALICE, Role.OWNER), new GroupMember(CAROL, Role.MEMBER));

    private static TestDynamoDb disturbed;
    private static TestDynamoDb other;

    private final ConversationId group = group();
    private final String before = word();
    private final String after = word();

    @BeforeAll
    static void open() {
        disturbed = TestDynamoDb.with(List.of(GroupTable.GROUPS), Duration.ofSeconds(20));
        other = disturbed.another();
    }

    @AfterAll
    static void close() {
        disturbed.close();
        other.close();
    }

    @Test
    void membersAreWrittenBeforeTheGroupAndWordsThatAreGoneBehindIt() {
        disturbed.faults().none();
        begin(group);

        change(groups(disturbed), group);

        assertThat(disturbed.faults().tried()).containsExactly("GetItem", "PutItem", "PutItem", "PutItem", "PutItem", "PutItem", "PutItem",
                "DeleteItem");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LOST", "LOST_ANSWER", "LATE"})
    void whatAWriterThatDiesLeavesBehindIsAnnouncedUntilTheNextHasWrittenIt(Fault fault) {
        Rounds.run(8, from -> {
            try (TestDynamoDb quick = disturbed.another(Duration.ofMillis(400))) {
                ConversationId left = group();
                begin(left);

                quick.faults().plan((number, _) -> number >= from ? fault : Fault.NONE);
                Throwable failure = catchThrowable(() -> change(groups(quick), left));
                StoredGroup seen = groups(other).find(left).orElseThrow();
                boolean isAnnounced = seen.announcedFrom() == 2;
                if (isAnnounced) {
                    change(groups(other), left);
                }
                quick.faults().awaitLate();

                assertThat(failure).as("%s from request %d on", fault, from).isInstanceOf(GroupsUnavailable.class);
                assertThat(isAnnounced).as("announced unless all is there").isEqualTo(seen.asOf() == 1);
                requireChanged(left);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aRequestThatGoesWrongOnceIsMadeAgain(Fault fault) {
        for (int at = 1; at <= 8; at++) {
            int place = at;
            ConversationId written = group();
            begin(written);

            disturbed.faults().plan((number, _) -> number == place ? fault : Fault.NONE);
            change(groups(disturbed), written);
            disturbed.faults().awaitLate();

            requireChanged(written);
        }
    }

    /** The title changes and changes back, and Bob becomes an administrator and leaves: the paused one knows the first of it, or both. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aPausedWriterBringsBackNeitherMembersNorWords(int pausedState) {
        for (int at = 1; at <= 9; at++) {
            int place = at;
            ConversationId contested = group();
            groups(other).write(state(contested, 1, before), Map.of(ALICE, Role.OWNER, BOB, Role.MEMBER), Set.of());

            disturbed.faults().plan((number, _) -> {
                if (number == place) {
                    changeAndBack(groups(other), contested, 5 - pausedState);
                }
                return Fault.NONE;
            });
            changeAndBack(groups(disturbed), contested, pausedState);
            changeAndBack(groups(other), contested, 5 - pausedState);

            assertThat(groups(other).find(contested)).as("paused at %d", at).contains(state(contested, 3, before));
            assertThat(groups(other).members(contested, null, 10)).isEqualTo(ALICE_ALONE);
            assertThat(groups(other).of(BOB, null, 1_000)).doesNotContain(contested);
            assertThat(found(groups(other), before)).contains(contested);
            assertThat(found(groups(other), after)).doesNotContain(contested);
        }
    }

    private void changeAndBack(DynamoDbGroups groups, ConversationId id, int asOf) {
        if (asOf == 2) {
            groups.write(state(id, 2, after), Map.of(BOB, Role.ADMIN), Set.of());
        } else {
            groups.write(state(id, 3, before), Map.of(), Set.of(BOB));
        }
    }

    private void begin(ConversationId id) {
        groups(other).write(state(id, 1, before), Map.of(ALICE, Role.OWNER, BOB, Role.MEMBER), Set.of());
        groups(other).announce(id, 2);
    }

    private void change(DynamoDbGroups groups, ConversationId id) {
        groups.write(state(id, 2, after), Map.of(CAROL, Role.MEMBER), Set.of(BOB));
    }

    private void requireChanged(ConversationId id) {
        assertThat(groups(other).find(id)).contains(state(id, 2, after));
        assertThat(groups(other).members(id, null, 10)).isEqualTo(ALICE_AND_CAROL);
        assertThat(groups(other).of(CAROL, null, 1_000)).contains(id);
        assertThat(groups(other).of(BOB, null, 1_000)).doesNotContain(id);
        assertThat(found(groups(other), after)).contains(id);
        assertThat(found(groups(other), before)).doesNotContain(id);
    }
}
