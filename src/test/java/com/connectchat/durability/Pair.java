package com.connectchat.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Two people who both write to their conversation, and what has to hold for it afterwards. */
record Pair(Api one, String conversation, List<Sender> senders) {

    static Pair of(Api one, Api other) throws IOException, InterruptedException {
        String conversation = one.conversationWith(other);
        return new Pair(one, conversation, List.of(new Sender(one, conversation), new Sender(other, conversation)));
    }

    /** Compares what the server holds with what it had promised: nothing lost, repeated or out of order. */
    void audit() throws IOException, InterruptedException {
        List<JsonNode> events = one.events(conversation);
        Map<String, Long> stored = new HashMap<>();
        long before = 0;
        for (JsonNode event : events) {
            JsonNode data = event.get("data");
            assertThat(data.get("prev_seq").longValue()).isEqualTo(before);
            assertThat(data.get("seq").longValue()).isEqualTo(before + 1);
            before = data.get("seq").longValue();
            assertThat(stored.put(data.get("client_message_id").stringValue(), before)).as("repeated").isNull();
        }
        for (Sender sender : senders) {
            assertThat(sender.contradictions()).isEmpty();
            assertThat(sender.acknowledged()).as("all is answered in the end").hasSameSizeAs(sender.sentInOrder());
            assertThat(stored).as("lost").containsAllEntriesOf(sender.acknowledged());
            assertThat(sender.sentInOrder().stream().map(stored::get).toList()).as("order").isSorted();
        }
        assertThat(stored).hasSize(senders.stream().mapToInt(sender -> sender.sentInOrder().size()).sum());
    }
}
