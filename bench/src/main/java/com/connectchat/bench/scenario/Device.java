package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Follower;
import com.connectchat.bench.audit.Follower.Gaps;
import com.connectchat.bench.wire.Json;
import com.connectchat.bench.wire.ServerFrame;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/** A user who only stays connected, or goes and comes back, and says nothing but what has arrived. Lives on its lane. */
final class Device implements Link.User {

    /** Whether a {@code hello} names the cursors of the conversations that the device is in. */
    enum Hello {
        NAMES_CURSORS, NAMES_NONE
    }

    /**
     * What a device is like.
     *
     * @param held the conversations that it is in, and up to where it has each of them
     */
    record Traits(Map<String, Long> held, Hello hello, Gaps gaps) {

        static final Traits ALONE = new Traits(Map.of(), Hello.NAMES_NONE, Gaps.LOST);
    }

    private final Lane lane;
    private final Link link;
    private final Follower follower;
    private final Hello hello;
    private final Queue<String> toConfirm = new ArrayDeque<>();
    private Runnable whenConfirmed = () -> { };
    private Map<String, Long> expected = Map.of();
    private int underWay;
    private boolean caughtUp;
    private long caughtUpNanos;

    Device(Lane lane, Link.Terms terms, Account account, Traits traits) {
        this.lane = lane;
        this.follower = new Follower(account.username(), traits.held(), traits.gaps(), lane.findings);
        this.hello = traits.hello();
        this.link = new Link(lane, terms, account, this);
    }

    Link link() {
        return link;
    }

    @Override
    public String cursors() {
        return hello == Hello.NAMES_NONE ? "" : follower.cursors().entrySet().stream()
                .map(each -> Json.quote(each.getKey()) + ":" + each.getValue()).collect(Collectors.joining(","));
    }

    @Override
    public void live() {
        caughtUp = false;
        noteWhetherCaughtUp();
    }

    @Override
    public void received(ServerFrame frame) {
        if (frame.isLogged()) {
            lane.tally.delivered++;
            follower.event(frame.conversationId(), frame.seq(), frame.prevSeq());
            noteWhetherCaughtUp();
        } else {
            switch (frame.type()) {
                case OK -> confirmed();
                case ERROR -> lane.tally.error(frame.errorCode());
                case SYNC_GAP -> gap(frame);
                case MESSAGE_NEW, RECEIPT_UPDATED, WELCOME, SYNC_DONE, OTHER -> {
                    // Nothing that the device waits for.
                }
            }
        }
    }

    private void gap(ServerFrame frame) {
        lane.tally.gapsAnnounced++;
        follower.gapAnnounced(frame.conversationId(), frame.fromSeq(), frame.toSeq());
        noteWhetherCaughtUp();
    }

    private void noteWhetherCaughtUp() {
        if (!caughtUp && link.live() && follower.reached(expected)) {
            caughtUp = true;
            caughtUpNanos = System.nanoTime();
            if (!expected.isEmpty()) {
                confirm(() -> { });
            }
        }
    }

    void leave() {
        caughtUp = false;
        link.leave();
    }

    /** Returns, to have and to confirm everything up to these heads of the conversations in which something was written. */
    void comeBack(Map<String, Long> heads) {
        expected = heads;
        link.comeBack();
    }

    /** Confirms everything that has arrived, and says when the server has answered that. */
    void confirm(Runnable whenAnswered) {
        whenConfirmed = whenAnswered;
        toConfirm.addAll(follower.cursors().keySet());
        underWay = 1;
        confirmed();
        link.flush();
    }

    private void confirmed() {
        underWay--;
        Map<String, Long> cursors = toConfirm.isEmpty() ? Map.of() : follower.cursors();
        while (underWay < link.inFlightMax() && !toConfirm.isEmpty()) {
            String conversation = toConfirm.remove();
            underWay++;
            lane.tally.receiptsSent++;
            link.write("{\"id\":\"receipt\",\"type\":\"receipt.delivered\",\"data\":{\"conversation_id\":" + Json.quote(conversation)
                    + ",\"up_to_seq\":" + cursors.get(conversation) + "}}");
        }
        if (underWay == 0) {
            whenConfirmed.run();
        }
    }

    boolean caughtUpSince(long nanos) {
        return caughtUp && link.live() && caughtUpNanos >= nanos;
    }

    long caughtUpNanos() {
        return caughtUpNanos;
    }

    void close(Map<String, Long> heads) {
        follower.close(heads);
    }
}
