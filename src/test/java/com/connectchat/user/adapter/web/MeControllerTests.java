package com.connectchat.user.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeControllerTests extends WebTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/devices", "/blocks", "/export"})
    void asksStrangersForAToken(String path) {
        assertThat(stranger.get("/v1/me" + path).problem()).isEqualTo("401 unauthenticated");
    }

    @Test
    void showsOnesOwnProfileWithItsRevision() {
        Phone.Answer answer = alice.get("/v1/me");

        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("user_id", "username", "display_name", "created_at",
                "presence_visibility");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(alice.get("/v1/me", "If-None-Match", "\"1\"").status()).isEqualTo(304);
    }

    @Test
    void changesTheProfileAtTheRevisionThatWasRead() {
        Phone.Answer changed = alice.patch("/v1/me", "{\"display_name\": \"Alice A.\", \"about\": \"likes tea\"}", "If-Match", "\"1\"");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/display_name") + changed.at("/about")).isEqualTo("Alice A.likes tea");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        String late = "{\"display_name\": \"Late\"}";
        assertThat(alice.patch("/v1/me", late, "If-Match", "\"1\"").problem()).isEqualTo("412 precondition_failed");
        assertThat(alice.patch("/v1/me", late, "If-Match", "W/\"2\"").problem()).isEqualTo("412 precondition_failed");
        assertThat(alice.patch("/v1/me", "{\"about\": \"\"}", "If-Match", "\"1\", \"2\"").json().has("about")).isFalse();
        assertThat(alice.patch("/v1/me", "{\"display_name\": \"Any\"}", "If-Match", "*").at("/display_name")).isEqualTo("Any");
        assertThat(bob.get("/v1/users/" + aliceId).at("/display_name")).isEqualTo("Any");
    }

    @Test
    void saysWhoMaySeeOnesPresence() {
        String before = alice.get("/v1/me").at("/presence_visibility");
        Phone.Answer changed = alice.patch("/v1/me", "{\"presence_visibility\": \"contacts\"}", "If-Match", "\"1\"");

        assertThat(before).isEqualTo("everybody");
        assertThat(changed.at("/presence_visibility")).isEqualTo("contacts");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(alice.get("/v1/me/export").at("/profile/presence_visibility")).isEqualTo("contacts");
        assertThat(bob.get("/v1/users/" + aliceId).json().has("presence_visibility")).isFalse();
    }

    @Test
    void ignoresWhatAProfileMayNotSay() {
        Phone.Answer answer = alice.patch("/v1/me", """
                {"user_id": "u_1", "username": "root", "created_at": "x", "role": "owner"}""");

        assertThat(answer.at("/user_id") + answer.at("/username")).isEqualTo(aliceId + aliceName);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"display_name": " "}           | /display_name
            {"display_name": "a\\u0007b"}   | /display_name
            {"about": "a\\nb"}              | /about
            {"presence_visibility": "me"}   | /presence_visibility
            """)
    void refusesAProfileThatIsNotValid(String json, String pointer) {
        assertThat(alice.patch("/v1/me", json).problem()).isEqualTo("422 validation_failed " + pointer);
    }

    @Test
    void changesThePasswordAndSignsOutTheOtherDevices() {
        Phone laptop = stranger.with(stranger.signIn(aliceName, PASSWORD).at("/access_token"));

        assertThat(alice.post("/v1/me/password", passwords("wrong password", "another horse")).problem()).isEqualTo("403 forbidden");
        assertThat(alice.post("/v1/me/password", passwords(PASSWORD, "short")).problem()).isEqualTo("422 validation_failed /new_password");
        assertThat(alice.post("/v1/me/password", "{}").problem()).isEqualTo("422 validation_failed /new_password");
        assertThat(alice.post("/v1/me/password", passwords(PASSWORD, "another horse")).status()).isEqualTo(204);

        assertThat(alice.get("/v1/me").status()).isEqualTo(200);
        assertThat(laptop.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(stranger.signIn(aliceName, PASSWORD).status()).isEqualTo(401);
        assertThat(stranger.signIn(aliceName, "another horse").status()).isEqualTo(200);
    }

    @Test
    void listsDevicesByPage() {
        stranger.signIn(aliceName, PASSWORD);
        stranger.signIn(aliceName, PASSWORD);

        Phone.Answer first = alice.get("/v1/me/devices?limit=2");
        Phone.Answer second = alice.get("/v1/me/devices?limit=2&cursor=" + first.at("/next_cursor"));

        assertThat(first.json().get("items")).hasSize(2);
        assertThat(second.json().get("items")).hasSize(1);
        assertThat(second.json().has("next_cursor")).isFalse();
        assertThat(alice.get("/v1/me/devices").json().get("items")).filteredOn(each -> each.get("current").asBoolean()).singleElement()
                .satisfies(own -> assertThat(own.get("device_id").asString()).isEqualTo(aliceTokens.at("/device_id")));
        assertThat(first.json().get("items").get(0).propertyNames())
                .containsExactlyInAnyOrder("device_id", "created_at", "last_seen_at", "signed_in", "current");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, /limit", "limit=101, /limit", "limit=-1, /limit", "limit=x, /limit", "cursor=%21, /cursor", "cursor=_w, /cursor"})
    void refusesAPageThatCanNotBe(String query, String pointer) {
        assertThat(alice.get("/v1/me/devices?" + query).problem()).isEqualTo("422 validation_failed " + pointer);
        assertThat(alice.get("/v1/me/blocks?" + query).problem()).isEqualTo("422 validation_failed " + pointer);
        assertThat(alice.get("/v1/users?query=a&" + query).problem()).isEqualTo("422 validation_failed " + pointer);
    }

    @Test
    void removesADeviceOfOnesOwnOnly() {
        String device = aliceTokens.at("/device_id");

        assertThat(bob.delete("/v1/me/devices/" + device).problem()).isEqualTo("404 not_found");
        assertThat(alice.delete("/v1/me/devices/" + device).status()).isEqualTo(204);

        assertThat(alice.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(bus.userEvents()).contains(new UserEvent.SessionRevoked(new UserId(aliceId), new DeviceId(device)));
    }

    @Test
    void closesTheAccountAtTheRevisionThatWasRead() {
        assertThat(alice.delete("/v1/me", "If-Match", "\"9\"").problem()).isEqualTo("412 precondition_failed");
        assertThat(alice.delete("/v1/me", "If-Match", "\"1\"").status()).isEqualTo(204);

        assertThat(alice.get("/v1/me").problem()).isEqualTo("401 unauthenticated");
        assertThat(bob.get("/v1/users/" + aliceId).problem()).isEqualTo("404 not_found");
        assertThat(bob.get("/v1/users?query=" + aliceName).json().get("items")).isEmpty();
        assertThat(stranger.signIn(aliceName, PASSWORD).problem()).isEqualTo("401 unauthenticated");
        assertThat(stranger.refresh(aliceTokens.at("/refresh_token")).problem()).isEqualTo("401 unauthenticated");
        assertThat(bus.userEvents()).contains(new UserEvent.AccountClosed(new UserId(aliceId)));
    }

    @Test
    void exportsAllThatIsKept() {
        alice.put("/v1/me/blocks/" + bobId);

        Phone.Answer answer = alice.get("/v1/me/export");

        assertThat(answer.at("/profile/user_id")).isEqualTo(aliceId);
        assertThat(answer.at("/devices/0/device_id")).isEqualTo(aliceTokens.at("/device_id"));
        assertThat(answer.at("/blocks/0/user_id")).isEqualTo(bobId);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
    }

    private static String passwords(String current, String next) {
        return "{\"current_password\": \"" + current + "\", \"new_password\": \"" + next + "\"}";
    }
}
