package com.connectchat.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningProduct
class PreferencesControllerTests {

    private static final String PATH = "/v1/me/notification-preferences";
    private static final String QUIET = """
            {"push":"mentions","preview":true,"quiet_hours":{"from":"22:30","to":"07:00","time_zone":"Europe/Berlin"}}""";

    private final Client alice;
    private final Client bob;

    PreferencesControllerTests(IssueTokens tokens, @LocalServerPort int port) {
        List<Client> people = Client.some(2, tokens, port);
        alice = people.getFirst();
        bob = people.getLast();
    }

    @Test
    void whoHasSaidNothingGetsAPushForEverythingThatShowsNothing() {
        Client.Answer answer = alice.get(PATH);

        assertThat(answer.json().toString()).isEqualTo("{\"push\":\"all\",\"preview\":false}");
        assertThat(answer.eTag()).isEqualTo("\"0\"");
    }

    @Test
    void whatWasPutIsGot() {
        Client.Answer put = alice.put(PATH, QUIET);

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().toString()).isEqualTo(QUIET);
        assertThat(alice.get(PATH).json().toString()).isEqualTo(QUIET);
        assertThat(alice.get(PATH).eTag()).isEqualTo(put.eTag());
        assertThat(bob.get(PATH).json().at("/push").stringValue()).isEqualTo("all");
    }

    @Test
    void aPutReplacesAllOfIt() {
        alice.put(PATH, QUIET);

        assertThat(alice.put(PATH, "{\"push\":\"nothing\"}").json().toString()).isEqualTo("{\"push\":\"nothing\",\"preview\":false}");
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotRead() {
        String read = alice.get(PATH).eTag();
        alice.put(PATH, QUIET, "If-Match", read);

        assertThat(alice.put(PATH, "{\"push\":\"nothing\"}", "If-Match", read).problem()).isEqualTo("412 precondition_failed");
        assertThat(alice.get(PATH).json().toString()).isEqualTo(QUIET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|/push", "{'push':'loud'}|/push", "{'push':'all','quiet_hours':{}}|/quiet_hours/time_zone",
        "{'push':'all','quiet_hours':{'from':'22:00','to':'07:00','time_zone':'Mars/Olympus'}}|/quiet_hours/time_zone",
        "{'push':'all','quiet_hours':{'from':'22:00','to':'07:00','time_zone':'europe/berlin'}}|/quiet_hours/time_zone",
        "{'push':'all','quiet_hours':{'from':'24:00','to':'07:00','time_zone':'UTC'}}|/quiet_hours/from",
        "{'push':'all','quiet_hours':{'from':'22:00','to':'7:00','time_zone':'UTC'}}|/quiet_hours/to",
        "{'push':'all','quiet_hours':{'from':'22:00','to':'07:60','time_zone':'UTC'}}|/quiet_hours/to",
        "{'push':'all','preview':'yes'}|/preview"}, quoteCharacter = '`')
    void whatIsNoPreferenceIsRefused(String json, String pointer) {
        assertThat(alice.put(PATH, json.replace('\'', '"')).problem()).isEqualTo("422 validation_failed " + pointer);
    }

    @Test
    void aConversationHasALevelOfItsOwnForEachOfItsMembers() {
        String path = "/v1/conversations/" + conversation() + "/notification-preferences";

        assertThat(alice.get(path).json().toString()).isEqualTo("{}");
        assertThat(alice.put(path, "{\"push\":\"mentions\"}").json().toString()).isEqualTo("{\"push\":\"mentions\"}");
        assertThat(alice.get(path).json().toString()).isEqualTo("{\"push\":\"mentions\"}");
        assertThat(bob.get(path).json().toString()).isEqualTo("{}");

        assertThat(alice.put(path, "{}").status()).isEqualTo(200);
        assertThat(alice.get(path).json().toString()).isEqualTo("{}");
    }

    private String conversation() {
        return alice.ask("PUT", "/v1/conversations/direct/" + bob.userId(), "").json().at("/conversation_id").stringValue();
    }
}
