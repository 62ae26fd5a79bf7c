package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GroupsControllerTests extends WebTest {

    @Test
    void aNewGroupIsAConversationOfItsMembers() {
        Browser.Answer made = alice.post("/v1/groups", """
                {"title": "Tea", "description": "of all kinds", "member_ids": ["%s"], "visibility": "public",
                 "settings": {"join": "request", "post": "admins", "add": "all", "history": "since_joining", "slow_mode_seconds": 30}}"""
                .formatted(bob.user()));

        JsonNode group = made.json();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.response().getHeader("Location")).isEqualTo("/v1/groups/" + made.at("/conversation_id"));
        assertThat(made.response().getHeader("ETag")).isEqualTo("\"1\"");
        assertThat(group.propertyNames()).containsExactlyInAnyOrder("conversation_id", "type", "title", "description", "visibility",
                "role", "settings", "member_count", "created_at", "last_seq", "delivered_seq", "read_seq", "unread_count",
                "mention_count");
        assertThat(List.of(made.at("/type"), made.at("/title"), made.at("/role"), made.at("/visibility")))
                .containsExactly("group", "Tea", "owner", "public");
        assertThat(group.at("/settings").toString()).isEqualTo(
                "{\"join\":\"request\",\"post\":\"admins\",\"add\":\"all\",\"history\":\"since_joining\",\"slow_mode_seconds\":30}");
        assertThat(bob.get("/v1/conversations").json().at("/items/0/conversation_id")).isEqualTo(group.get("conversation_id"));
        assertThat(bob.get("/v1/me/groups").json().at("/items/0/role").asString()).isEqualTo("member");
        assertThat(carol.get("/v1/groups/" + made.at("/conversation_id")).json().has("last_seq")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                           | validation_failed /title
            {"title": "  "}                                              | validation_failed /title
            {"title": "a\\nb"}                                           | validation_failed /title
            {"title": "\\u202eabc"}                                      | validation_failed /title
            {"title": "T", "visibility": "secret"}                       | validation_failed /visibility
            {"title": "T", "settings": {"join": "never"}}                | validation_failed /settings/join
            {"title": "T", "settings": {"slow_mode_seconds": 86401}}     | validation_failed /settings/slow_mode_seconds
            {"title": "T", "member_ids": ["u_nobody"]}                   | validation_failed /member_ids/0
            {"title": "T", "member_ids": [null]}                         | validation_failed /member_ids/0
            """)
    void saysWhatIsWrongWithAGroup(String body, String problem) {
        assertThat(alice.post("/v1/groups", body).problem()).isEqualTo(problem);
    }

    @Test
    void takesNoMoreThanAThousandAtOnceAndNobodyWhoHasBlockedTheAsker() {
        String many = IntStream.range(0, 1_001).mapToObj(i -> "\"u_" + i + "\"").collect(Collectors.joining(","));
        backend.users.block(bob.user(), alice.user());

        assertThat(alice.post("/v1/groups", "{\"title\": \"T\", \"member_ids\": [" + many + "]}").problem())
                .isEqualTo("validation_failed /member_ids");
        assertThat(alice.post("/v1/groups", "{\"title\": \"T\", \"member_ids\": [\"" + bob.user() + "\"]}").problem())
                .isEqualTo("forbidden");
    }

    @Test
    void aProfileIsChangedAsItWasRead() {
        String group = group("private");

        Browser.Answer changed = alice.patch(group, "{\"title\": \"Green tea\"}");

        assertThat(changed.at("/title")).isEqualTo("Green tea");
        assertThat(changed.response().getHeader("ETag")).isNotEqualTo("\"1\"");
        assertThat(alice.patch(group, "{\"title\": \"Black\"}", "If-Match", "\"1\"").problem()).isEqualTo("precondition_failed");
        assertThat(alice.patch(group, "{\"description\": \"\"}", "If-Match", changed.response().getHeader("ETag")).status()).isEqualTo(200);
    }

    @Test
    void aRemovedMemberReadsUpToTheirRemovalAndNothingAfter() {
        String group = group("private");
        String conversationPath = group.replace("groups", "conversations");
        conversation = conversationPath;
        String kept = say(alice, "before").at("/message_id");
        alice.delete(group + "/members/" + bob.user());
        String hidden = say(alice, "after").at("/message_id");
        alice.patch(conversationPath + "/messages/" + kept, "{\"text\": \"edited after\"}");

        JsonNode events = bob.get(conversationPath + "/events").json().get("items");

        assertThat(events.valueStream().map(each -> each.at("/type").asString()).toList())
                .containsExactly("conversation.created", "message.new", "member.removed");
        assertThat(bob.get(conversationPath + "/messages").json().at("/items/0/text").asString()).isEqualTo("before");
        assertThat(bob.get(conversationPath + "/messages/" + kept).at("/text")).isEqualTo("before");
        assertThat(bob.get(conversationPath + "/messages/" + hidden).problem()).isEqualTo("not_found");
        assertThat(bob.get(conversationPath).problem()).isEqualTo("not_found");
        assertThat(bob.get("/v1/conversations").json().toString()).doesNotContain(conversationPath.substring(18));
        assertThat(say(bob, "still here").problem()).isEqualTo("not_found");
        assertThat(bob.put(conversationPath + "/receipts", "{\"read_seq\": 1}").problem()).isEqualTo("not_found");
    }

    @Test
    void aGroupIsHandedOverToSomebodyWhoIsInItOnly() {
        String group = group("private");

        assertThat(alice.put(group + "/members/" + carol.user(), "{\"role\": \"owner\"}").problem()).isEqualTo("conflict");
        assertThat(bob.put(group + "/members/" + carol.user(), "{\"role\": \"owner\"}").problem()).isEqualTo("forbidden");
        assertThat(carol.get(group).problem()).isEqualTo("not_found");
        assertThat(alice.put(group + "/members/" + bob.user(), "{\"role\": \"owner\"}").at("/role")).isEqualTo("owner");
    }

    @Test
    void nobodyInThePathIsNotThere() {
        String group = group("private");

        assertThat(alice.put(group + "/members/u_nobody", "{}").problem()).isEqualTo("not_found");
        assertThat(alice.put(group + "/members/u_nobody", "{\"role\": \"owner\"}").problem()).isEqualTo("not_found");
    }

    @Test
    void membersAreListedWithTheirNamesAndTheBannedForAdmins() {
        String group = group("private");
        alice.put(group + "/bans/" + carol.user());

        JsonNode first = alice.get(group + "/members?limit=1").json();
        JsonNode second = alice.get(group + "/members?limit=1&cursor=" + first.get("next_cursor").asString()).json();

        assertThat(List.of(first.at("/items/0/display_name").asString(), second.at("/items/0/display_name").asString()))
                .allMatch(name -> name.startsWith("ALICE") || name.startsWith("BOB"));
        assertThat(second.has("next_cursor")).isFalse();
        assertThat(alice.get(group + "/bans").at("/items/0/user_id")).isEqualTo(carol.user().value());
        assertThat(bob.get(group + "/bans").problem()).isEqualTo("forbidden");
    }

    @Test
    void slowModeSaysWhenOneMayPostAgain() {
        String group = group("private");
        conversation = group.replace("groups", "conversations");
        alice.patch(group, "{\"settings\": {\"slow_mode_seconds\": 30}}");
        say(bob, "first");

        Browser.Answer tooSoon = say(bob, "second");

        assertThat(tooSoon.problem()).isEqualTo("rate_limited");
        assertThat(tooSoon.response().getHeader("Retry-After")).isEqualTo("30");
    }

    @Test
    void whoComesLateSeesThePastOnlyWhereTheGroupShowsIt() {
        String group = group("private");
        conversation = group.replace("groups", "conversations");
        say(alice, "long ago");
        alice.patch(group, "{\"settings\": {\"history\": \"since_joining\"}}");
        alice.post(group + "/members", "{\"user_ids\": [\"%s\"]}".formatted(carol.user()));
        say(alice, "welcome");

        assertThat(texts(carol)).containsExactly("welcome");
        assertThat(texts(bob)).containsExactly("long ago", "welcome");
        assertThat(carol.get(conversation + "/events").json().at("/items/0/type").asString()).isEqualTo("member.added");
        assertThat(carol.get(conversation).json().get("unread_count").intValue()).isEqualTo(1);
    }

    @Test
    void invitesAreMadeListedUsedAndTakenBack() {
        String group = group("private");
        Browser.Answer invite = alice.post(group + "/invites", "{\"expires_in\": 60, \"max_uses\": 1}");
        String code = invite.at("/code");

        assertThat(invite.status()).isEqualTo(201);
        assertThat(alice.get(group + "/invites").json().at("/items/0/code").asString()).isEqualTo(code);
        assertThat(carol.post("/v1/invites/" + code + "/accept", "").at("/role")).isEqualTo("member");
        assertThat(carol.post("/v1/invites/" + code + "/accept", "").status()).isEqualTo(200);
        assertThat(stranger().post("/v1/invites/" + code + "/accept", "").problem()).isEqualTo("not_found");
        assertThat(alice.delete(group + "/invites/" + code).status()).isEqualTo(204);
        assertThat(alice.delete(group + "/invites/" + code).problem()).isEqualTo("not_found");
        assertThat(stranger().post("/v1/invites/%20/accept", "").status()).isEqualTo(404);
    }

    @Test
    void anInviteEndsWithItsTime() {
        String group = group("private");
        String code = alice.post(group + "/invites", "{\"expires_in\": 1}").at("/code");

        backend.clock.advance(Duration.ofSeconds(1));

        assertThat(carol.post("/v1/invites/" + code + "/accept", "").problem()).isEqualTo("not_found");
        assertThat(alice.post(group + "/invites", "{\"expires_in\": 0}").problem()).isEqualTo("validation_failed /expires_in");
        assertThat(alice.post(group + "/invites", "{\"max_uses\": 0}").problem()).isEqualTo("validation_failed /max_uses");
    }

    @Test
    void whoAsksToJoinWaitsForAnAdmin() {
        String group = group("public");
        alice.patch(group, "{\"settings\": {\"join\": \"request\"}}");

        assertThat(carol.post(group + "/join", "").status()).isEqualTo(202);
        assertThat(alice.get(group + "/join-requests").json().at("/items/0/user_id").asString()).isEqualTo(carol.user().value());
        assertThat(alice.put(group + "/join-requests/" + carol.user(), "{\"decision\": \"maybe\"}").problem())
                .isEqualTo("validation_failed /decision");
        assertThat(alice.put(group + "/join-requests/" + carol.user(), "{\"decision\": \"approve\"}").status()).isEqualTo(204);
        assertThat(carol.get(group).at("/role")).isEqualTo("member");
        Browser dave = stranger();
        dave.post(group + "/join", "");
        assertThat(alice.put(group + "/join-requests/" + dave.user(), "{\"decision\": \"reject\"}").status()).isEqualTo(204);
        assertThat(alice.put(group + "/join-requests/" + dave.user(), "{\"decision\": \"approve\"}").problem()).isEqualTo("not_found");
    }

    @Test
    void publicGroupsAreFoundAndPrivateOnesAreNot() {
        String word = "w" + UUID.randomUUID().toString().substring(0, 8);
        alice.post("/v1/groups", "{\"title\": \"%s open\", \"visibility\": \"public\"}".formatted(word));
        alice.post("/v1/groups", "{\"title\": \"%s closed\"}".formatted(word));

        JsonNode found = carol.get("/v1/groups?query=" + word).json();

        assertThat(found.at("/items/0/title").asString()).isEqualTo(word + " open");
        assertThat(found.get("items")).hasSize(1);
        assertThat(carol.get("/v1/groups").problem()).isEqualTo("validation_failed /query");
    }

    @Test
    void membersAreListedByPages() {
        String group = group("private");
        List<UserId> more = IntStream.range(0, 120).mapToObj(i -> user("m" + UUID.randomUUID())).toList();
        alice.post(group + "/members", "{\"user_ids\": [%s]}".formatted(
                more.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(","))));

        List<String> listed = new ArrayList<>();
        String path = group + "/members?limit=100";
        String cursor = "";
        do {
            JsonNode page = bob.get(path + cursor).json();
            page.get("items").forEach(each -> listed.add(each.get("user_id").asString()));
            cursor = page.has("next_cursor") ? "&cursor=" + page.get("next_cursor").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(listed).hasSize(122).doesNotHaveDuplicates();
    }

    @Test
    void largeGroupsAreCountedInsteadOfListed() {
        String group = group("private");
        String at = group.replace("groups", "conversations");
        assertThat(bob.get(at + "/receipts").json().get("items")).hasSize(2);
        alice.post(group + "/members", "{\"user_ids\": [%s]}".formatted(IntStream.range(0, 120)
                .mapToObj(i -> "\"" + user("r" + UUID.randomUUID()) + "\"").collect(Collectors.joining(","))));
        bob.put(at + "/receipts", "{\"read_seq\": 1}");

        JsonNode receipts = alice.get(at + "/receipts?seq=1").json();

        assertThat(receipts.get("items")).isEmpty();
        assertThat(receipts.at("/counts/member_count").intValue()).isEqualTo(122);
        assertThat(receipts.at("/counts/read_count").intValue()).isEqualTo(1);
    }

    @Test
    void aGroupsPathsAreNotThereForADirectConversation() {
        String direct = conversation.replace("conversations", "groups");

        assertThat(alice.get(direct).problem()).isEqualTo("not_found");
        assertThat(alice.post(direct + "/leave", "").problem()).isEqualTo("not_found");
        assertThat(alice.delete(direct).problem()).isEqualTo("not_found");
    }

    private String group(String visibility) {
        String id = alice.post("/v1/groups", "{\"title\": \"Tea\", \"visibility\": \"%s\", \"member_ids\": [\"%s\"]}"
                .formatted(visibility, bob.user())).at("/conversation_id");
        return "/v1/groups/" + new ConversationId(id);
    }

    private Browser stranger() {
        return new Browser(mvc, user("s" + UUID.randomUUID()), "phone");
    }

    private List<String> texts(Browser reader) {
        return reader.get(conversation + "/messages").json().get("items").valueStream().map(each -> each.get("text").asString()).toList();
    }
}
