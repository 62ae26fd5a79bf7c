package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Cursors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A device that comes back after weeks learns where everything stands, and is not sent everything: so much of it one by one as one
 * catch-up may hold, and of the rest that it is there. What was missed goes straight into the log, because the way there is not the point.
 */
abstract class LongAbsenceContract {

    /** What the device had, and how much of it was read, before it went away. */
    private static final long HAD = 5;
    private static final long READ = 3;
    /** The last of what was missed takes back the first of it. */
    private static final int MISSED = 100;
    private static final long HEAD = HAD + MISSED;
    /** Those above the reading, without the one that was taken back; taking back is no message. */
    private static final long UNREAD = HEAD - READ - 2;
    private static final int CURSORS_MAX = 200;
    private static final int CONVERSATIONS_AT_ONCE = 20;

    private final Product product;
    private final Conversations conversations;
    private final ConversationLog log;
    private final NotificationSettings settings;

    /** What it needs of a running product. */
    record Running(Product product, Conversations conversations, ConversationLog log, NotificationSettings settings) {
    }

    LongAbsenceContract(Running running) {
        product = running.product();
        conversations = running.conversations();
        log = running.log();
        settings = running.settings();
    }

    /** How many conversations somebody has. */
    protected abstract int conversationsCount();

    @Test
    void whoComesBackHearsWhereAllStandsAndIsNotFlooded() {
        Product.Account account = product.register("away");
        Device device = account.newDevice();
        Instant start = Instant.now();
        List<ConversationId> all = missed(new UserId(device.userId()), new DeviceId(device.deviceId()));
        Instant filled = Instant.now();

        try (Device back = device.connect(all.stream().limit(CURSORS_MAX).collect(Collectors.toMap(ConversationId::value, _ -> HAD)))) {
            System.out.printf("%s: %d conversations, %d missed, filled in %s, back in %s with %d frames%n", getClass().getSimpleName(),
                    all.size(), all.size() * MISSED, Duration.between(start, filled), Duration.between(filled, Instant.now()),
                    back.types().size());
            assertKnowsAllHeads(back, all);
            assertEachWasReplayedOrIsAGap(back, all);
            assertThat(back.types()).containsOnly("welcome", "message.new", "message.deleted", "sync.gap", "sync.done")
                    .endsWith("sync.done");
        }
    }

    @Test
    void whoMissedNothingIsSentNothing() {
        Product.Account account = product.register("here");
        Device device = account.newDevice();
        List<ConversationId> all = missed(new UserId(device.userId()), new DeviceId(device.deviceId()));
        log.append(List.of(), all.stream().map(each -> new CursorMove(each, new UserId(device.userId()), new DeviceId(device.deviceId()),
                new Cursors(HEAD, HEAD, HEAD))).toList());
        Instant start = Instant.now();

        try (Device back = device.connect()) {
            System.out.printf("%s: nothing missed in %d conversations, back in %s%n", getClass().getSimpleName(), all.size(),
                    Duration.between(start, Instant.now()));
            assertThat(back.types()).containsExactly("welcome", "sync.done");
            assertThat(back.events("sync.done").getFirst().get("conversations")).isEmpty();
        }
    }

    private static void assertKnowsAllHeads(Device back, List<ConversationId> all) {
        Map<String, String> heads = new HashMap<>();
        back.events("sync.done").getFirst().get("conversations").forEach(each -> heads.put(each.get("conversation_id").stringValue(),
                each.get("last_seq") + " " + each.get("read_seq") + " " + each.get("unread_count")));

        assertThat(heads).containsOnlyKeys(all.stream().map(ConversationId::value).toList());
        assertThat(heads.values()).containsOnly(HEAD + " " + READ + " " + UNREAD);
    }

    private void assertEachWasReplayedOrIsAGap(Device back, List<ConversationId> all) {
        Map<String, JsonNode> gaps = back.events("sync.gap").stream()
                .collect(Collectors.toMap(each -> each.get("conversation_id").stringValue(), each -> each));
        int replayed = 0;
        for (ConversationId each : all) {
            List<Long> seqs = back.seqs(each.value());
            JsonNode gap = gaps.get(each.value());
            if (gap == null) {
                assertThat(seqs).containsExactlyElementsOf(LongStream.rangeClosed(HAD + 1, HEAD).boxed().toList());
            } else {
                assertThat(seqs).isEmpty();
                assertThat(gap.get("from_seq").longValue()).isEqualTo(HAD + 1);
                assertThat(gap.get("to_seq").longValue()).isEqualTo(HEAD);
                assertThat(gap.get("reason").stringValue()).isEqualTo("too_many");
            }
            replayed += seqs.size();
        }
        assertThat(replayed).isEqualTo(Math.min(all.size(), settings.replayMax() / MISSED) * MISSED);
    }

    private List<ConversationId> missed(UserId user, DeviceId device) {
        List<ConversationId> all = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<CursorMove> moves = new ArrayList<>();
        for (int i = 0; i < conversationsCount(); i++) {
            UserId other = new UserId("u_" + user.value() + i);
            ConversationId conversation = conversations.openDirect(user, other).id();
            all.add(conversation);
            entries.addAll(entries(conversation, other));
            moves.add(new CursorMove(conversation, user, device, new Cursors(HAD, HAD, READ)));
            if (all.size() % CONVERSATIONS_AT_ONCE == 0 || all.size() == conversationsCount()) {
                assertThat(log.append(entries, moves)).isEmpty();
                entries.clear();
                moves.clear();
            }
        }
        return all;
    }

    private static List<Entry> entries(ConversationId conversation, UserId sender) {
        Instant now = Instant.now();
        List<MessageId> ids = LongStream.rangeClosed(1, HEAD).mapToObj(MessageId::at).toList();
        List<Entry> entries = new ArrayList<>();
        for (int seq = 1; seq < HEAD; seq++) {
            entries.add(new Entry(LoggedEvent.of(new MessageNew(conversation, seq, seq - 1, ids.get(seq - 1), sender, "client-" + seq,
                    MessageContent.ofText("text " + seq), now)), null));
        }
        entries.add(new Entry(LoggedEvent.of(new MessageDeleted(conversation, HEAD, HEAD - 1, ids.get((int) HAD), sender, now)), null));
        return entries;
    }
}
