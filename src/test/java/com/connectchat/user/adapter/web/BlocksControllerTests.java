package com.connectchat.user.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlocksControllerTests extends WebTest {

    @Test
    void blocksAndUnblocksAsOftenAsAsked() {
        assertThat(alice.put("/v1/me/blocks/" + bobId).status()).isEqualTo(204);
        assertThat(alice.put("/v1/me/blocks/" + bobId).status()).isEqualTo(204);
        assertThat(alice.get("/v1/me/blocks").json().get("items")).singleElement().satisfies(block -> {
            assertThat(block.propertyNames()).containsExactlyInAnyOrder("user_id", "username", "display_name", "blocked_at");
            assertThat(block.get("user_id").asString()).isEqualTo(bobId);
        });
        assertThat(bob.get("/v1/me/blocks").json().get("items")).isEmpty();

        assertThat(alice.delete("/v1/me/blocks/" + bobId).status()).isEqualTo(204);
        assertThat(alice.delete("/v1/me/blocks/" + bobId).status()).isEqualTo(204);
        assertThat(alice.get("/v1/me/blocks").json().get("items")).isEmpty();
    }

    @Test
    void blocksNeitherOneselfNorNobody() {
        assertThat(alice.put("/v1/me/blocks/" + aliceId).problem()).isEqualTo("422 validation_failed /user_id");
        assertThat(alice.put("/v1/me/blocks/u_nobody").problem()).isEqualTo("404 not_found");
        assertThat(alice.put("/v1/me/blocks/" + "x".repeat(65)).problem()).isEqualTo("404 not_found");
    }

    @Test
    void keepsABlockOfSomebodyWhoIsGone() {
        alice.put("/v1/me/blocks/" + bobId);

        bob.delete("/v1/me");

        assertThat(alice.get("/v1/me/blocks").json().get("items")).singleElement()
                .satisfies(block -> assertThat(block.propertyNames()).containsExactlyInAnyOrder("user_id", "blocked_at"));
    }
}
