package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConversationsControllerTests extends WebTest {

    @Test
    void openingADirectConversationTwiceIsOpeningItOnce() {
        Browser.Answer first = alice.put("/v1/conversations/direct/" + carol.user());
        Browser.Answer again = alice.put("/v1/conversations/direct/" + carol.user());
        Browser.Answer fromTheOtherSide = carol.put("/v1/conversations/direct/" + alice.user());

        assertThat(List.of(first.status(), again.status(), fromTheOtherSide.status())).containsOnly(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(fromTheOtherSide.at("/conversation_id")).isEqualTo(first.at("/conversation_id"));
    }

    @Test
    void opensNoConversationWithOneselfAStrangerOrSomebodyBlocked() {
        backend.users.block(carol.user(), alice.user());

        assertThat(alice.put("/v1/conversations/direct/" + alice.user()).problem()).isEqualTo("validation_failed /user_id");
        assertThat(alice.put("/v1/conversations/direct/u_nobody").problem()).isEqualTo("not_found");
        assertThat(alice.put("/v1/conversations/direct/" + "u".repeat(65)).problem()).isEqualTo("not_found");
        assertThat(alice.put("/v1/conversations/direct/" + carol.user()).problem()).isEqualTo("forbidden");
        assertThat(carol.put("/v1/conversations/direct/" + alice.user()).problem()).isEqualTo("forbidden");
    }

    @Test
    void showsAnEmptyConversationWithAllThatIsKnownOfIt() {
        JsonNode shown = alice.get(conversation).json();

        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("conversation_id", "type", "peer", "member_count", "created_at",
                "last_seq", "delivered_seq", "read_seq", "unread_count", "mention_count");
        assertThat(shown.get("type").stringValue()).isEqualTo("direct");
        assertThat(shown.get("member_count").intValue()).isEqualTo(2);
        assertThat(shown.get("created_at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(shown.at("/peer/user_id").stringValue()).isEqualTo(bob.user().value());
        assertThat(shown.at("/peer/username").stringValue()).startsWith("bob");
        assertThat(shown.at("/peer/display_name").stringValue()).startsWith("BOB");
    }

    @Test
    void countsWhatIsUnreadByOthersOnly() {
        say(alice, "one");
        say(alice, "two");
        alice.post(conversation + "/messages", """
                {"client_message_id": "%s", "text": "hey", "mentions": ["%s"]}""".formatted(UUID.randomUUID(), bob.user()));

        JsonNode bobs = bob.get(conversation).json();
        JsonNode alices = alice.get(conversation).json();

        assertThat(List.of(bobs.get("last_seq").intValue(), bobs.get("unread_count").intValue(), bobs.get("mention_count").intValue()))
                .containsExactly(3, 3, 1);
        assertThat(alices.get("unread_count").intValue()).isZero();
        assertThat(bobs.at("/last_message/text").stringValue()).isEqualTo("hey");
    }

    @Test
    void explainsHowManyAreUnread() {
        say(alice, "one");
        alice.delete(conversation + "/messages/" + say(alice, "two").at("/message_id"));
        say(bob, "mine");

        JsonNode explained = bob.get(conversation + "?explain=unread").json();

        assertThat(explained.at("/unread_count").intValue()).isEqualTo(1);
        assertThat(explained.get("unread_explained").toString()).isEqualTo("""
                {"read_seq":0,"joined_seq":0,"above_seq":0,"up_to_seq":4,"messages_of_others":2,"deleted_of_them":1,\
                "own_messages":1,"other_events":1,"unread_count":1,"mention_count":0}""");
        assertThat(bob.get(conversation + "?explain=everything").problem()).isEqualTo("validation_failed /explain");
    }

    @Test
    void listsTheNewestActivityFirst() {
        String withCarol = alice.put("/v1/conversations/direct/" + carol.user()).at("/conversation_id");
        backend.clock.advance(Duration.ofSeconds(1));
        say(bob, "newest");

        List<String> ids = ids(alice.get("/v1/conversations").json());

        assertThat(ids).containsExactly(conversation.substring(conversation.lastIndexOf('/') + 1), withCarol);
    }

    @Test
    void anEmptyConversationDoesNotShowToTheOther() {
        assertThat(alice.get("/v1/conversations").json().get("items")).hasSize(1);
        assertThat(bob.get("/v1/conversations").json().get("items")).isEmpty();
    }

    @Test
    void pagesThroughAllConversationsOnce() {
        List<String> opened = new ArrayList<>(List.of(alice.get(conversation).at("/conversation_id")));
        for (int i = 0; i < 11; i++) {
            backend.clock.advance(Duration.ofMillis(i % 3));
            UserId peer = user("peer" + i + "of" + alice.user());
            opened.add(alice.put("/v1/conversations/direct/" + peer).at("/conversation_id"));
        }

        List<String> seen = new ArrayList<>();
        JsonNode page = alice.get("/v1/conversations?limit=4").json();
        seen.addAll(ids(page));
        while (page.has("next_cursor")) {
            page = alice.get("/v1/conversations?limit=4&cursor=" + page.get("next_cursor").stringValue()).json();
            seen.addAll(ids(page));
        }

        assertThat(seen).hasSize(12).containsExactlyInAnyOrderElementsOf(opened);
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(alice.get("/v1/conversations?limit=1").json().propertyNames()).containsExactly("items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many", "limit=1.5", "limit=99999999999", "limit=",
        "cursor=!", "cursor=AAAA", "cursor=MTIz", "cursor=MTIzIA", "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTkgeA"})
    void refusesAQueryThatIsOutOfBounds(String query) {
        String field = query.substring(0, query.indexOf('='));

        assertThat(alice.get("/v1/conversations?" + query).problem()).isEqualTo("validation_failed /" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=100", "cursor="})
    void takesAQueryWithinBounds(String query) {
        assertThat(alice.get("/v1/conversations?" + query).status()).isEqualTo(200);
    }

    @Test
    void toStrangersAConversationDoesNotExist() {
        Browser.Answer foreign = carol.get(conversation);
        Browser.Answer unknown = carol.get("/v1/conversations/d_0000");
        Browser.Answer illegal = carol.get("/v1/conversations/" + "d".repeat(65));

        assertThat(foreign.problem()).isEqualTo("not_found");
        assertThat(unknown.json()).isEqualTo(foreign.json());
        assertThat(illegal.problem()).isEqualTo("not_found");
    }

    @Test
    void ofADeletedPeerOnlyTheIdIsLeft() {
        backend.users.remove(bob.user());

        assertThat(alice.get(conversation).json().get("peer").propertyNames()).containsExactly("user_id");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(each -> each.get("conversation_id").stringValue()).toList();
    }
}
