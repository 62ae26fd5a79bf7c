package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Ledger;
import com.connectchat.bench.audit.Listener;
import com.connectchat.bench.wire.MessageTemplate;
import com.connectchat.bench.wire.MessageTemplate.Sender;
import com.connectchat.bench.wire.ServerFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One group: its speaker, and everybody who hears it. A message counts as delivered when the last of them has it. Lives on its lane.
 */
final class Audience {

    private final Lane lane;
    private final Sender sender;
    private final GroupsSettings settings;
    private final Ledger ledger = new Ledger();
    private final MessageTemplate template;
    private final Link speaker;
    private final List<Ear> ears = new ArrayList<>();
    private final Map<Long, Integer> heard = new HashMap<>();
    private long head;
    private boolean topsUp;

    /** @param members the first of them speaks */
    Audience(Lane lane, Sender sender, String conversation, List<Account> members, GroupsSettings settings,
            IntFunction<Link.Terms> terms) {
        this.lane = lane;
        this.sender = sender;
        this.settings = settings;
        this.template = sender.toConversation(conversation, settings.text());
        this.speaker = new Link(lane, terms.apply(0), members.getFirst(), new Mouth());
        for (int i = 1; i < members.size(); i++) {
            Ear ear = new Ear(new Listener(members.get(i).username(), lane.findings));
            ear.link = new Link(lane, terms.apply(i), members.get(i), ear);
            ears.add(ear);
        }
    }

    List<Link> links() {
        List<Link> links = new ArrayList<>(List.of(speaker));
        ears.forEach(ear -> links.add(ear.link()));
        return links;
    }

    /** A message falls due; it is written now or when the window opens. */
    void due(long intendedNanos) {
        ledger.schedule(intendedNanos);
        pump();
        speaker.flush();
    }

    /** From now on there is always a message due. */
    void startFlatOut() {
        topsUp = true;
        pump();
        speaker.flush();
    }

    void stopFlatOut() {
        topsUp = false;
    }

    boolean settled() {
        return ledger.settled() && !ledger.backlog();
    }

    /** The end of the run: who has not come as far as the speaker lacks something. */
    void close() {
        ears.forEach(ear -> ear.listener.close(head));
    }

    void end() {
        links().forEach(Link::end);
    }

    private void pump() {
        long window = Math.min(settings.flatOut() ? settings.window() : Integer.MAX_VALUE, speaker.inFlightMax());
        while (speaker.live() && ledger.inFlight() < window && somethingDue()) {
            lane.tally.sent++;
            speaker.write(template, ledger.write());
        }
    }

    private boolean somethingDue() {
        if (topsUp && !ledger.backlog()) {
            ledger.schedule(System.nanoTime());
        }
        return ledger.backlog();
    }

    private void heard(ServerFrame frame) {
        long index = frame.messageIndex();
        lane.tally.delivered++;
        if (heard.merge(index, 1, Integer::sum) == ears.size()) {
            heard.remove(index);
            lane.toDelivered.record(ledger.intendedNanos(index), System.nanoTime());
            ledger.deliver(index, frame.seq());
        }
    }

    /** Who speaks. */
    private final class Mouth implements Link.User {

        @Override
        public String cursors() {
            return "";
        }

        @Override
        public void live() {
            pump();
            speaker.flush();
        }

        @Override
        public void received(ServerFrame frame) {
            switch (frame.type()) {
                case OK -> acknowledged(frame);
                case ERROR -> lane.tally.error(frame.errorCode());
                case MESSAGE_NEW, SYNC_GAP, RECEIPT_UPDATED, WELCOME, SYNC_DONE, OTHER -> {
                    // Nothing that a speaker waits for.
                }
            }
        }

        private void acknowledged(ServerFrame frame) {
            long index = frame.requestIndex();
            if (index != ServerFrame.ABSENT) {
                lane.tally.acknowledged++;
                lane.toOk.record(ledger.intendedNanos(index), System.nanoTime());
                head = Math.max(head, frame.seq());
                ledger.acknowledge(index, frame.seq());
                pump();
                speaker.flush();
            }
        }
    }

    /** Who hears. */
    private final class Ear implements Link.User {

        private final Listener listener;
        private @Nullable Link link;

        Ear(Listener listener) {
            this.listener = listener;
        }

        Link link() {
            if (link == null) {
                throw new IllegalStateException("an ear without a link");
            }
            return link;
        }

        @Override
        public String cursors() {
            return "";
        }

        @Override
        public void live() {
            // What is heard from now on counts.
        }

        @Override
        public void received(ServerFrame frame) {
            switch (frame.type()) {
                case MESSAGE_NEW -> {
                    if (frame.isOfPair(sender.run(), sender.pair()) && listener.heard(frame.seq(), frame.prevSeq())) {
                        heard(frame);
                    }
                }
                case SYNC_GAP -> {
                    lane.tally.gapsAnnounced++;
                    listener.gapAnnounced(frame.fromSeq(), frame.toSeq());
                }
                case ERROR -> lane.tally.error(frame.errorCode());
                case OK, RECEIPT_UPDATED, WELCOME, SYNC_DONE, OTHER -> {
                    // Nothing that a listener waits for.
                }
            }
        }
    }
}
