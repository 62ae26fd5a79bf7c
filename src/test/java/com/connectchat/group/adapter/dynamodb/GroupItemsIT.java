package com.connectchat.group.adapter.dynamodb;

import static com.connectchat.group.adapter.dynamodb.GroupFixture.ALICE;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.BOB;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.found;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.group;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.groups;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.state;
import static com.connectchat.group.adapter.dynamodb.GroupFixture.word;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.group.Admissions.Person;
import com.connectchat.group.domain.Register;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How groups lie in the table, what becomes of it with time, and what it costs, as DynamoDB counts it itself. */
class GroupItemsIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static TestDynamoDb dynamoDb;

    private final ConversationId group = group();
    private final DynamoDbGroups groups = groups(dynamoDb);
    private final DynamoDbAdmissions admissions = new DynamoDbAdmissions(new GroupTable(dynamoDb.db()));

    @BeforeAll
    static void open() {
        // Thousands of writes at once take their time where the service shares a machine with others.
        dynamoDb = TestDynamoDb.with(List.of(GroupTable.GROUPS), Duration.ofSeconds(20));
    }

    @AfterAll
    static void close() {
        dynamoDb.close();
    }

    @Test
    void whoIsGoneLeavesAMarkForADayAndNoneWhenTheyComeBack() {
        DynamoDbGroups now = new DynamoDbGroups(new GroupTable(dynamoDb.db()), Clock.fixed(NOW, ZoneOffset.UTC));
        now.write(state(group, 1, "Us"), Map.of(ALICE, Role.OWNER, BOB, Role.MEMBER), Set.of());

        now.write(state(group, 2, "Us"), Map.of(), Set.of(BOB));
        Item mark = bob();
        now.write(state(group, 3, "Us"), Map.of(BOB, Role.MEMBER), Set.of());

        assertThat(MemberItem.isThere(mark)).isFalse();
        assertThat(mark.number(GroupTable.EXPIRES_AT)).isEqualTo(NOW.plus(Duration.ofDays(1)).getEpochSecond());
        assertThat(bob().has(GroupTable.EXPIRES_AT)).isFalse();
        assertThat(now.roles(BOB, List.of(group))).containsOnly(Map.entry(group, Role.MEMBER));
    }

    private Item bob() {
        return dynamoDb.db().get(GroupTable.GROUPS, MemberItem.key(group, BOB)).orElseThrow();
    }

    @Test
    void aPageIsFullHoweverManyMarksStandBeforeIt() {
        Map<UserId, Role> there = members(60);
        groups.write(state(group, 1, "Us"), there, Set.of());
        Set<UserId> gone = new HashSet<>(there.keySet());
        gone.removeAll(Set.of(new UserId("u_00040"), new UserId("u_00041"), new UserId("u_00059")));

        groups.write(state(group, 2, "Us"), Map.of(), gone);

        assertThat(groups.members(group, null, 2)).extracting(GroupMember::userId)
                .containsExactly(new UserId("u_00040"), new UserId("u_00041"));
        assertThat(groups.members(group, new UserId("u_00041"), 2)).extracting(GroupMember::userId)
                .containsExactly(new UserId("u_00059"));
    }

    @Test
    void takesAsManyMembersAtOnceAsAGroupMayHave() {
        groups.write(state(group, 1, "All"), members(5_000), Set.of());

        assertThat(groups.members(group, null, 5_000)).hasSize(5_000);
        assertThat(groups.of(new UserId("u_04999"), null, 1_000)).contains(group);
    }

    @Test
    void aWordThatIsTooLongForAKeyIsFoundByItsBeginning() {
        groups.write(state(group, 1, "\u3315".repeat(100)), Map.of(ALICE, Role.OWNER), Set.of());

        assertThat(found(groups, "\u3315")).contains(group);
        assertThat(found(groups, "\u3315".repeat(64))).isEmpty();
    }

    @Test
    void anInviteThatIsEnteredAgainHasNotForgottenItsUses() {
        Invite invite = new Invite(Ids.random("i"), group, ALICE, NOW.plusSeconds(60), 1, 0);
        admissions.add(invite, 1, NOW);
        admissions.use(invite.code(), BOB);

        boolean isAdded = admissions.add(invite, 1, NOW);

        assertThat(isAdded).isTrue();
        assertThat(admissions.use(invite.code(), ALICE)).isFalse();
    }

    @Test
    void aChangeCostsTwoUnitsForEachMemberWhomItConcernsAndOneForTheGroup() {
        assertThat(units("write", () -> groups.write(state(group, 1, word()), members(3), Set.of()))).isEqualTo(3 * 2 + 1 + 1);
        assertThat(units("write", () -> groups.announce(group, 2))).isEqualTo(1);
        String title = groups.find(group).orElseThrow().profile().title();
        Map<UserId, Role> one = Map.of(new UserId("u_00001"), Role.ADMIN);
        assertThat(units("write", () -> groups.write(state(group, 2, title), one, Set.of()))).isEqualTo(3);
    }

    @Test
    void aQuestionCostsAUnitForWhatItIsAboutOrForEachFourKilobytes() {
        String title = word();
        groups.write(state(group, 1, title), members(100), Set.of());
        UserId member = new UserId(Ids.random("u"));
        groups.write(state(group, 2, title), Map.of(member, Role.MEMBER), Set.of());

        assertThat(units("read", () -> groups.find(group))).isEqualTo(1);
        assertThat(units("read", () -> groups.roles(member, List.of(group)))).isEqualTo(1);
        assertThat(units("read", () -> groups.of(member, null, 100))).isEqualTo(1);
        assertThat(units("read", () -> groups.members(group, null, 100))).isEqualTo(2);
        assertThat(units("read", () -> found(groups, title))).isEqualTo(2);
        assertThat(units("read", () -> admissions.has(Register.BANNED, group, member))).isEqualTo(1);
    }

    @Test
    void aPlaceInARegisterCostsAUnit() {
        Person request = new Person(BOB, NOW);

        assertThat(units("write", () -> admissions.add(Register.REQUESTED, group, request, 1_000))).isEqualTo(1);
        assertThat(units("write", () -> admissions.remove(Register.REQUESTED, group, BOB))).isEqualTo(1);
    }

    private static double units(String kind, Runnable work) {
        double before = dynamoDb.units(kind);
        work.run();
        return dynamoDb.units(kind) - before;
    }

    private static Map<UserId, Role> members(int count) {
        Map<UserId, Role> members = new HashMap<>();
        IntStream.range(0, count).forEach(i -> members.put(new UserId("u_%05d".formatted(i)), i == 0 ? Role.OWNER : Role.MEMBER));
        return members;
    }
}
