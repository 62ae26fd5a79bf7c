package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document at whose word one can't take anything would let everything pass. */
final class PublishedDocumentTests {

    private static final String DOCUMENT = """
            {"components": {"schemas": {
              "place": {"type": "object", "required": ["seq"], "properties": {"seq": {"type": "integer"}}},
              "event": {"allOf": [{"$ref": "#/components/schemas/place"},
                {"type": "object", "required": ["role"], "properties": {"role": {"enum": ["owner", "member"]},
                  "metadata": {"type": "object", "additionalProperties": true},
                  "conversation": {"$ref": "#/components/schemas/place"}}}]}}},
             "schema": {"$ref": "#/components/schemas/event"}}""";

    private static List<String> faults(String value) {
        PublishedDocument document = new PublishedDocument(JsonMapper.shared().readTree(DOCUMENT));
        JsonNode schema = document.root().path("schema");
        return document.faults(schema, JsonMapper.shared().readTree(value.replace('\'', '"')));
    }

    @Test
    void findsNothingWhereAllIsSaid() {
        assertThat(faults("{'seq': 1, 'role': 'owner', 'metadata': {'any': ['thing']}, 'conversation': {'seq': 2}}")).isEmpty();
    }

    @Test
    void findsWhatIsMissing() {
        assertThat(faults("{'seq': 1}")).anySatisfy(fault -> assertThat(fault).contains("role"));
    }

    @Test
    void findsWhatIsNotDescribed() {
        assertThat(faults("{'seq': 1, 'role': 'owner', 'actor_id': 'u'}")).anySatisfy(fault -> assertThat(fault).contains("actor_id"));
    }

    @Test
    void findsWhatIsNotDescribedFurtherIn() {
        assertThat(faults("{'seq': 1, 'role': 'owner', 'conversation': {'seq': 1, 'title': 'T'}}"))
                .anySatisfy(fault -> assertThat(fault).contains("title"));
    }

    @Test
    void findsAnotherTypeAndAnotherValue() {
        assertThat(faults("{'seq': '1', 'role': 'king'}")).anySatisfy(fault -> assertThat(fault).contains("/seq"))
                .anySatisfy(fault -> assertThat(fault).contains("/role"));
    }
}
