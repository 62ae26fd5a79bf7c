package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReceiptsControllerTests extends WebTest {

    @Test
    void movesForwardOnly() {
        say(alice, "one");
        say(alice, "two");

        Browser.Answer moved = bob.put(conversation + "/receipts", "{\"delivered_seq\": 2, \"read_seq\": 1}");
        Browser.Answer back = bob.put(conversation + "/receipts", "{\"delivered_seq\": 1}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().toString()).isEqualTo("{\"user_id\":\"" + bob.user() + "\",\"delivered_seq\":2,\"read_seq\":1}");
        assertThat(back.json()).isEqualTo(moved.json());
    }

    @Test
    void whatWasReadWasDelivered() {
        say(alice, "one");

        bob.put(conversation + "/receipts", "{\"read_seq\": 1}");

        JsonNode shown = bob.get(conversation).json();
        assertThat(shown.get("delivered_seq").intValue()).isEqualTo(1);
        assertThat(shown.get("read_seq").intValue()).isEqualTo(1);
        assertThat(shown.get("unread_count").intValue()).isZero();
    }

    @Test
    void eachDeviceHasItsOwnDeliveredCursor() {
        say(alice, "one");
        Browser other = new Browser(mvc, bob.user(), "watch");

        bob.put(conversation + "/receipts", "{\"delivered_seq\": 1}");

        assertThat(bob.get(conversation).json().get("delivered_seq").intValue()).isEqualTo(1);
        assertThat(other.get(conversation).json().get("delivered_seq").intValue()).isZero();
    }

    @Test
    void tellsEveryMemberHowFarTheOthersAre() {
        say(alice, "one");
        bob.put(conversation + "/receipts", "{\"delivered_seq\": 1}");

        JsonNode items = alice.get(conversation + "/receipts").json().get("items");

        assertThat(items.toString()).isEqualTo("""
                [{"user_id":"%s","delivered_seq":0,"read_seq":0},{"user_id":"%s","delivered_seq":1,"read_seq":0}]"""
                .formatted(alice.user(), bob.user()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"delivered_seq\": 2}                  | /delivered_seq",
        "{\"read_seq\": 2}                       | /read_seq",
        "{\"delivered_seq\": 1, \"read_seq\": 2} | /read_seq",
        "{\"delivered_seq\": -1}                 | /delivered_seq",
        "{\"read_seq\": 9007199254740992}        | /read_seq",
        "{\"read_seq\": 99999999999999999999}    | /read_seq",
        "{\"read_seq\": \"1\"}                   | /read_seq",
        "{\"read_seq\": 0.5}                     | /read_seq",
        "{\"read_seq\": true}                    | /read_seq",
        "{}                                      | /delivered_seq",
        "{\"up_to_seq\": 1}                      | /delivered_seq"})
    void refusesWhatIsNoPlaceInTheConversation(String body, String pointer) {
        say(alice, "one");

        assertThat(bob.put(conversation + "/receipts", body).problem()).isEqualTo("validation_failed " + pointer);
    }

    @Test
    void areNotForStrangers() {
        assertThat(carol.get(conversation + "/receipts").problem()).isEqualTo("not_found");
        assertThat(carol.put(conversation + "/receipts", "{\"read_seq\": 0}").problem()).isEqualTo("not_found");
    }
}
