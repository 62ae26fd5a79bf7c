package com.connectchat.user.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UsersControllerTests extends WebTest {

    @Test
    void showsWhatEverybodyMayKnow() {
        Phone.Answer answer = bob.get("/v1/users/" + aliceId);

        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("user_id", "username", "display_name", "created_at");
        assertThat(answer.at("/username")).isEqualTo(aliceName);
    }

    @Test
    void knowsNobodyByAnIdThatIsNone() {
        assertThat(bob.get("/v1/users/u_nobody").problem()).isEqualTo("404 not_found");
        assertThat(bob.get("/v1/users/" + "x".repeat(65)).problem()).isEqualTo("404 not_found");
        assertThat(stranger.get("/v1/users/" + aliceId).problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void findsPeopleByPage() {
        String prefix = "find" + aliceName;
        for (int i = 0; i < 7; i++) {
            register(prefix + "-" + i);
        }
        List<String> found = new ArrayList<>();
        Phone.Answer page = bob.get("/v1/users?limit=3&query=" + prefix);
        addTo(found, page);
        while (page.json().has("next_cursor")) {
            page = bob.get("/v1/users?limit=3&query=" + prefix + "&cursor=" + page.at("/next_cursor"));
            addTo(found, page);
        }

        assertThat(found).hasSize(7).doesNotHaveDuplicates().allMatch(each -> each.startsWith(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?query=", "?query=%20", "?query=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void refusesAQueryWithoutAWord(String query) {
        assertThat(bob.get("/v1/users" + query).problem()).isEqualTo("422 validation_failed /query");
    }

    private static void addTo(List<String> found, Phone.Answer page) {
        for (JsonNode each : page.json().get("items")) {
            found.add(each.get("username").asString());
        }
    }
}
