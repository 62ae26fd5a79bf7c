package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EventsControllerTests extends WebTest {

    @Test
    void showsTheLogUnchanged() {
        String id = say(alice, "Grüße, 世界 🌍").at("/message_id");
        alice.patch(conversation + "/messages/" + id, "{\"text\": \"\\\"quoted\\\"\"}");
        alice.delete(conversation + "/messages/" + id);

        Browser.Answer events = bob.get(conversation + "/events");

        assertThat(events.json().get("items").valueStream().map(each -> each.get("type").stringValue()))
                .containsExactly("message.new", "message.updated", "message.deleted");
        String body = new String(events.response().getContentAsByteArray(), StandardCharsets.UTF_8);
        for (LoggedEvent event : log()) {
            assertThat(body).contains("{\"type\":\"" + event.type().code() + "\",\"data\":"
                    + new String(event.json(), StandardCharsets.UTF_8) + "}");
        }
    }

    @Test
    void showsTheNewestOrGoesOnFromAPlace() {
        List.of("a", "b", "c", "d", "e").forEach(text -> say(alice, text));

        assertThat(seqs("?limit=2")).containsExactly(4, 5);
        assertThat(seqs("?limit=2&before_seq=4")).containsExactly(2, 3);
        assertThat(seqs("?before_seq=1")).isEmpty();
        assertThat(seqs("?limit=2&after_seq=0")).containsExactly(1, 2);
        assertThat(seqs("?limit=2&after_seq=2")).containsExactly(3, 4);
        assertThat(seqs("?after_seq=0")).containsExactly(1, 2, 3, 4, 5);
        assertThat(seqs("?after_seq=5")).isEmpty();
        assertThat(seqs("?after_seq=9007199254740991")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"after_seq=-1,/after_seq", "after_seq=9007199254740992,/after_seq", "after_seq=9223372036854775807,/after_seq",
        "after_seq=one,/after_seq", "before_seq=-1,/before_seq", "before_seq=9&after_seq=1,/after_seq",
        "limit=0,/limit", "limit=101,/limit"})
    void refusesAQueryThatIsOutOfBounds(String query, String pointer) {
        assertThat(alice.get(conversation + "/events?" + query).problem()).isEqualTo("validation_failed " + pointer);
    }

    @Test
    void isNotForStrangers() {
        assertThat(carol.get(conversation + "/events").problem()).isEqualTo("not_found");
    }

    private List<Integer> seqs(String query) {
        JsonNode items = alice.get(conversation + "/events" + query).json().get("items");
        return items.valueStream().map(each -> each.at("/data/seq").intValue()).toList();
    }

    private List<LoggedEvent> log() {
        return backend.history.log().eventsAfter(new ConversationId(conversation.substring(conversation.lastIndexOf('/') + 1)), 0, 100);
    }
}
