package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessagesControllerTests extends WebTest {

    private static final String ID = "123E4567-e89b-42d3-a456-426614174000";

    @Test
    void aNewMessageIsCreatedAndARetryIsNot() {
        String body = "{\"client_message_id\": \"" + ID + "\", \"text\": \"hello\"}";

        Browser.Answer first = alice.post(conversation + "/messages", body);
        Browser.Answer retry = alice.post(conversation + "/messages", body.replace("hello", "other"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().propertyNames())
                .containsExactlyInAnyOrder("conversation_id", "message_id", "seq", "created_at", "duplicate");
        assertThat(first.json().get("duplicate").booleanValue()).isFalse();
        assertThat(first.response().getHeader("Location")).isEqualTo(conversation + "/messages/" + first.at("/message_id"));
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.json().get("duplicate").booleanValue()).isTrue();
        assertThat(retry.at("/message_id")).isEqualTo(first.at("/message_id"));
        assertThat(retry.response().getHeader("Location")).isEqualTo(first.response().getHeader("Location"));
        assertThat(alice.get(conversation + "/messages").json().get("items")).hasSize(1);
    }

    @Test
    void anotherDeviceMayUseTheSameClientId() {
        String body = "{\"client_message_id\": \"" + ID + "\", \"text\": \"hello\"}";
        Browser other = new Browser(mvc, alice.user(), "watch");

        alice.post(conversation + "/messages", body);

        assertThat(other.post(conversation + "/messages", body).status()).isEqualTo(201);
    }

    @Test
    void showsAMessageAsItWasSent() {
        String earlier = say(bob, "earlier").at("/message_id");
        String id = alice.post(conversation + "/messages", """
                {"client_message_id": "%s", "kind": "custom", "text": "hej 👋", "reply_to": "%s", "mentions": ["%s"],
                 "metadata": { "b" : 1.10, "a" : [1e999, 0.12345678901234567890, null, {"x": "é\\n"}] }}"""
                .formatted(ID, earlier, bob.user())).at("/message_id");

        JsonNode shown = bob.get(conversation + "/messages/" + id).json();

        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("conversation_id", "seq", "prev_seq", "message_id", "sender_id",
                "client_message_id", "kind", "text", "reply_to", "mentions", "metadata", "created_at");
        assertThat(shown.get("client_message_id").stringValue()).isEqualTo(ID);
        assertThat(shown.get("prev_seq").intValue()).isEqualTo(1);
        assertThat(shown.get("text").stringValue()).isEqualTo("hej 👋");
        assertThat(bob.get(conversation + "/messages/" + id).response().getContentAsByteArray())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("\"metadata\":{\"b\":1.10,\"a\":[1e999,0.12345678901234567890,null,{\"x\":\"é\\n\"}]}");
    }

    @Test
    void forgedFieldsCountForNothing() {
        JsonNode sent = alice.post(conversation + "/messages", """
                {"client_message_id": "%s", "text": "hi", "sender_id": "%s", "seq": 77, "message_id": "m_forged", "deleted": true,
                 "created_at": "1999-01-01T00:00:00.000Z", "conversation_id": "d_other", "to_user_id": "%s"}"""
                .formatted(ID, bob.user(), carol.user())).json();

        JsonNode shown = bob.get(conversation + "/messages").json().at("/items/0");

        assertThat(shown.get("sender_id").stringValue()).isEqualTo(alice.user().value());
        assertThat(shown.get("seq").intValue()).isEqualTo(1);
        assertThat(shown.get("message_id")).isEqualTo(sent.get("message_id")).isNotEqualTo("m_forged");
        assertThat(shown.get("conversation_id").stringValue()).isEqualTo(conversation.substring(conversation.lastIndexOf('/') + 1));
        assertThat(shown.has("deleted")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"text\": \"no id\"                                               | /client_message_id",
        "\"client_message_id\": \"42\", \"text\": \"x\"                    | /client_message_id",
        "\"client_message_id\": 42, \"text\": \"x\"                        | /client_message_id",
        "\"client_message_id\": null, \"text\": \"x\"                      | /client_message_id",
        "ID                                                                | /text",
        "ID, \"text\": \"\"                                                | /text",
        "ID, \"text\": \" \\n \"                                           | /text",
        "ID, \"text\": 7                                                   | /text",
        "ID, \"text\": \"\\ud800\"                                         | /text",
        "ID, \"text\": \"x\", \"kind\": \"shout\"                          | /kind",
        "ID, \"text\": \"x\", \"kind\": 1                                  | /kind",
        "ID, \"text\": \"x\", \"reply_to\": \"\"                           | /reply_to",
        "ID, \"text\": \"x\", \"reply_to\": \"m1_none\"                    | /reply_to",
        "ID, \"text\": \"x\", \"reply_to\": {}                             | /reply_to",
        "ID, \"text\": \"x\", \"mentions\": \"u_1\"                        | /mentions",
        "ID, \"text\": \"x\", \"mentions\": [\"u_1\", null]                | /mentions/1",
        "ID, \"text\": \"x\", \"mentions\": [\"u_1\", \"\"]                | /mentions/1",
        "ID, \"text\": \"x\", \"metadata\": []                             | /metadata",
        "ID, \"text\": \"x\", \"metadata\": \"{}\"                         | /metadata",
        "ID, \"text\": \"x\", \"metadata\": {\"a\": \"\\udc00\"}           | /metadata",
        "ID, \"attachments\": {}                                           | /attachments",
        "ID, \"attachments\": [null]                                       | /attachments/0",
        "ID, \"attachments\": [{}]                                         | /attachments/0/media_id",
        "ID, \"attachments\": [{\"media_id\": \"\"}]                       | /attachments/0/media_id",
        "ID, \"attachments\": [{\"media_id\": \"media_unknown\"}]          | /attachments/0/media_id",
        "ID, \"attachments\": [\"media_1\"]                                | /attachments/0"})
    void refusesAFieldThatIsNotWhatItShouldBe(String fields, String pointer) {
        String body = "{" + fields.replace("ID", "\"client_message_id\": \"" + ID + "\"") + "}";

        assertThat(alice.post(conversation + "/messages", body).problem()).isEqualTo("validation_failed " + pointer);
        assertThat(alice.get(conversation + "/messages").json().get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"text\"", "7", "null", "{", "{\"text\": \"a\", \"text\": \"b\"}", "{\"text\": \"a\"} {}"})
    void refusesABodyThatIsNoObject(String body) {
        assertThat(alice.post(conversation + "/messages", body).problem()).isEqualTo("invalid_request");
    }

    @Test
    void listsTheNewestAscendingOrFromAPlaceOnEitherSide() {
        IntStream.rangeClosed(1, 7).forEach(i -> say(i % 2 == 0 ? alice : bob, "text " + i));

        assertThat(seqs("")).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(seqs("?limit=3")).containsExactly(5, 6, 7);
        assertThat(seqs("?before_seq=5&limit=2")).containsExactly(3, 4);
        assertThat(seqs("?after_seq=5&limit=2")).containsExactly(6, 7);
        assertThat(seqs("?after_seq=0&limit=2")).containsExactly(1, 2);
        assertThat(seqs("?before_seq=1")).isEmpty();
        assertThat(seqs("?before_seq=0")).isEmpty();
        assertThat(seqs("?after_seq=7")).isEmpty();
        assertThat(seqs("?after_seq=9007199254740991")).isEmpty();
        assertThat(seqs("?before_seq=9007199254740991&limit=1")).containsExactly(7);
    }

    @ParameterizedTest
    @CsvSource({"before_seq=2&after_seq=1,/after_seq", "before_seq=-1,/before_seq", "after_seq=-1,/after_seq", "after_seq=x,/after_seq",
        "after_seq=9007199254740992,/after_seq", "before_seq=9223372036854775808,/before_seq", "limit=0,/limit", "limit=101,/limit"})
    void refusesAQueryThatIsOutOfBounds(String query, String pointer) {
        assertThat(alice.get(conversation + "/messages?" + query).problem()).isEqualTo("validation_failed " + pointer);
    }

    @Test
    void showsAnEditedMessageAsItStands() {
        String id = say(alice, "first").at("/message_id");

        Browser.Answer edited = alice.patch(conversation + "/messages/" + id, "{\"text\": \"second\"}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().toString()).isEqualTo("{\"seq\":2}");
        JsonNode shown = bob.get(conversation + "/messages").json().at("/items/0");
        assertThat(shown.get("text").stringValue()).isEqualTo("second");
        assertThat(shown.get("seq").intValue()).isEqualTo(1);
        assertThat(shown.has("edited_at")).isTrue();
    }

    @Test
    void ofADeletedMessageNothingIsLeftThatWasSaid() {
        String id = alice.post(conversation + "/messages", """
                {"client_message_id": "%s", "text": "oops", "metadata": {"a": 1}, "mentions": ["%s"]}""".formatted(ID, bob.user()))
                .at("/message_id");
        react(bob, id, "👍");

        Browser.Answer deleted = alice.delete(conversation + "/messages/" + id);
        Browser.Answer again = alice.delete(conversation + "/messages/" + id);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().toString()).isEqualTo("{\"seq\":3}");
        assertThat(again.json()).isEqualTo(deleted.json());
        JsonNode shown = bob.get(conversation + "/messages/" + id).json();
        assertThat(shown.propertyNames()).containsExactlyInAnyOrder("conversation_id", "seq", "prev_seq", "message_id", "sender_id",
                "client_message_id", "kind", "created_at", "deleted");
        assertThat(shown.get("deleted").booleanValue()).isTrue();
        assertThat(bob.get("/v1/conversations").json().at("/items/0/last_message")).isEqualTo(shown);
    }

    @Test
    void showsReactionsInTheOrderOfTheirFirstUse() {
        String id = say(alice, "look").at("/message_id");
        react(bob, id, "👍");
        react(alice, id, "🎉");
        react(alice, id, "👍");

        JsonNode reactions = alice.get(conversation + "/messages/" + id).json().get("reactions");

        assertThat(reactions.toString()).isEqualTo("""
                [{"emoji":"👍","count":2,"user_ids":["%s","%s"],"me":true},{"emoji":"🎉","count":1,"user_ids":["%s"],"me":true}]"""
                .formatted(bob.user(), alice.user(), alice.user()));
    }

    @Test
    void onlyTheSenderChangesAMessage() {
        String id = say(alice, "mine").at("/message_id");

        assertThat(bob.patch(conversation + "/messages/" + id, "{\"text\": \"yours\"}").problem()).isEqualTo("forbidden");
        assertThat(bob.delete(conversation + "/messages/" + id).problem()).isEqualTo("forbidden");
    }

    @Test
    void aDeletedMessageIsNotEdited() {
        String id = say(alice, "gone").at("/message_id");
        alice.delete(conversation + "/messages/" + id);

        assertThat(alice.patch(conversation + "/messages/" + id, "{\"text\": \"back\"}").problem()).isEqualTo("conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": null}", "{\"text\": \"\"}", "{\"text\": 1}"})
    void refusesAnEditWithoutText(String body) {
        String id = say(alice, "text").at("/message_id");

        assertThat(alice.patch(conversation + "/messages/" + id, body).problem()).isEqualTo("validation_failed /text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1_0000000000000000", "x", "m", "m-5_x", "m9999999999999_x", "mzzzzzzzzzzz_x"})
    void anUnknownMessageIsNotFound(String id) {
        say(alice, "text");

        assertThat(alice.get(conversation + "/messages/" + id).problem()).isEqualTo("not_found");
        assertThat(alice.patch(conversation + "/messages/" + id, "{\"text\": \"x\"}").problem()).isEqualTo("not_found");
        assertThat(alice.delete(conversation + "/messages/" + id).problem()).isEqualTo("not_found");
    }

    @Test
    void toStrangersNothingExistsHere() {
        String id = say(alice, "private").at("/message_id");
        String elsewhere = "/v1/conversations/d_0000/messages";

        assertThat(carol.get(conversation + "/messages").json()).isEqualTo(carol.get(elsewhere).json());
        assertThat(carol.get(conversation + "/messages/" + id).problem()).isEqualTo("not_found");
        assertThat(carol.post(conversation + "/messages", "{\"client_message_id\": \"" + ID + "\", \"text\": \"x\"}").problem())
                .isEqualTo("not_found");
        assertThat(carol.patch(conversation + "/messages/" + id, "{\"text\": \"x\"}").problem()).isEqualTo("not_found");
        assertThat(carol.delete(conversation + "/messages/" + id).problem()).isEqualTo("not_found");
    }

    @Test
    void nothingIsSentToSomebodyBlocked() {
        backend.users.block(bob.user(), alice.user());

        assertThat(say(alice, "hello?").problem()).isEqualTo("forbidden");
        assertThat(say(bob, "hello?").problem()).isEqualTo("forbidden");
    }

    @Test
    void aFullBusIsAReasonToTryAgain() {
        backend.bus.fill();

        Browser.Answer refused = say(alice, "later");
        backend.bus.empty();

        assertThat(refused.problem()).isEqualTo("unavailable");
        assertThat(refused.response().getHeader("Retry-After")).isNotNull();
    }

    private List<Integer> seqs(String query) {
        JsonNode items = alice.get(conversation + "/messages" + query).json().get("items");
        return items.valueStream().map(each -> each.get("seq").intValue()).toList();
    }

    private void react(Browser who, String message, String emoji) {
        backend.ask(new ConversationId(conversation.substring(conversation.lastIndexOf('/') + 1)), who.user(), new DeviceId(who.device()),
                new AddReaction(new MessageId(message), emoji));
    }
}
