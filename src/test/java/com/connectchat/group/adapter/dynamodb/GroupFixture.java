package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.Ids;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Groups for tests of what becomes of them on DynamoDB. */
final class GroupFixture {

    static final UserId ALICE = new UserId("u_alice");
    static final UserId BOB = new UserId("u_bob");
    static final UserId CAROL = new UserId("u_carol");

    private GroupFixture() {
    }

    static DynamoDbGroups groups(TestDynamoDb dynamoDb) {
        return new DynamoDbGroups(new GroupTable(dynamoDb.db()), Clock.systemUTC());
    }

    static ConversationId group() {
        return new ConversationId(Ids.random("g"));
    }

    /** A word that no other test has. */
    static String word() {
        return Ids.random("w").replace("_", "");
    }

    static StoredGroup state(ConversationId id, long asOf, String title) {
        return new StoredGroup(id, new GroupProfile(title, null, Visibility.PUBLIC, GroupSettings.DEFAULT), asOf, asOf, ALICE,
                Instant.ofEpochMilli(1_769_860_800_123L), 2, false, 0);
    }

    static List<ConversationId> found(DynamoDbGroups groups, String text) {
        return groups.search(SearchWords.of(text), null, 50).groups().stream().map(StoredGroup::id).toList();
    }
}
