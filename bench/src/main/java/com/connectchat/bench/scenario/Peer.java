package com.connectchat.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.connectchat.bench.audit.Ledger;
import com.connectchat.bench.audit.Witness;
import com.connectchat.bench.audit.Witness.Freshness;
import com.connectchat.bench.wire.Json;
import com.connectchat.bench.wire.MessageTemplate;
import com.connectchat.bench.wire.MessageTemplate.Sender;
import com.connectchat.bench.wire.ServerFrame;
import java.util.concurrent.TimeUnit;

/**
 * One of the two users of a pair: writes what is due as far as its window allows, retries what a lost socket left open, and
 * gives every frame to its witness. Lives on its lane.
 */
final class Peer implements Link.User {

    private static final long RETRY_MILLIS = 200;
    private static final byte[] UNKNOWN = new byte[0];

    /** What a peer is made of. */
    record Role(Lane lane, Sender sender, Ledger own, Ledger peers, Witness witness) {
    }

    private final Role role;
    private final Lane lane;
    private final Ledger own;
    private final DirectSettings settings;
    private final HistoryReader history;
    private final Link link;
    private MessageTemplate template;
    private byte[] conversation = UNKNOWN;
    private boolean topsUp;
    private int unconfirmed;

    Peer(Role role, Link.Terms terms, Account self, Account other, DirectSettings settings) {
        this.role = role;
        this.lane = role.lane();
        this.own = role.own();
        this.settings = settings;
        this.history = settings.history();
        this.link = new Link(lane, terms, self, this);
        this.template = role.sender().toUser(other.userId(), settings.text());
    }

    Link link() {
        return link;
    }

    /** A message falls due; it is written now or when the window opens. */
    void due(long intendedNanos) {
        own.schedule(intendedNanos);
        pump();
        link.flush();
    }

    /** From now on there is always a message due. */
    void startFlatOut() {
        topsUp = true;
        pump();
        link.flush();
    }

    void stopFlatOut() {
        topsUp = false;
    }

    /** Whether everything due was written, answered and delivered. */
    boolean settled() {
        return own.settled() && !own.backlog();
    }

    private void pump() {
        long window = Math.min(settings.window(), link.inFlightMax());
        while (link.live() && own.inFlight() < window && somethingDue()) {
            lane.tally.sent++;
            link.write(template, own.write());
        }
    }

    private boolean somethingDue() {
        if (topsUp && !own.backlog()) {
            own.schedule(System.nanoTime());
        }
        return own.backlog();
    }

    @Override
    public String cursors() {
        boolean resumes = conversation.length > 0 && role.witness().cursor() > 0;
        return resumes ? Json.quote(new String(conversation, UTF_8)) + ":" + role.witness().cursor() : "";
    }

    @Override
    public void live() {
        own.retryOpen(index -> {
            lane.tally.retried++;
            link.write(template, index);
        });
        pump();
        link.flush();
    }

    @Override
    public void received(ServerFrame frame) {
        switch (frame.type()) {
            case OK -> acknowledged(frame);
            case MESSAGE_NEW -> message(frame);
            case ERROR -> refused(frame);
            case SYNC_GAP -> gap(frame);
            case RECEIPT_UPDATED -> lane.tally.receiptsReceived++;
            case WELCOME, SYNC_DONE, OTHER -> {
                // The link's, or of no meaning here.
            }
        }
    }

    private void acknowledged(ServerFrame frame) {
        long index = frame.requestIndex();
        if (index == ServerFrame.ABSENT) {
            return;
        }
        long intended = own.intendedNanos(index);
        learn(frame);
        if (role.witness().acknowledged(index, frame.seq(), frame.duplicate() ? Freshness.DUPLICATE : Freshness.NEW)) {
            lane.tally.acknowledged++;
            lane.tally.duplicates += frame.duplicate() ? 1 : 0;
            lane.toOk.record(intended, System.nanoTime());
        }
        pump();
    }

    private void learn(ServerFrame frame) {
        if (conversation.length == 0) {
            conversation = frame.conversationId().getBytes(UTF_8);
            template = role.sender().toConversation(frame.conversationId(), settings.text());
        }
    }

    private void message(ServerFrame frame) {
        if (frame.isOfPair(role.sender().run(), role.sender().pair())) {
            learn(frame);
            messageOfPair(frame);
        } else if (link.everLive() && frame.isConversation(conversation)) {
            role.witness().invented(frame.seq(), frame.prevSeq());
        }
    }

    private void messageOfPair(ServerFrame frame) {
        if (frame.messageSide() == role.sender().side()) {
            role.witness().echoed(frame.seq(), frame.prevSeq());
            return;
        }
        long index = frame.messageIndex();
        long intended = role.peers().intendedNanos(index);
        if (role.witness().delivered(index, frame.seq(), frame.prevSeq())) {
            lane.tally.delivered++;
            lane.toDelivered.record(intended, System.nanoTime());
            if (++unconfirmed >= settings.receiptEvery()) {
                confirm();
            }
        }
    }

    /** Tells the server up to where everything has arrived, if that is news. */
    void confirm() {
        if (unconfirmed > 0 && link.live() && conversation.length > 0) {
            unconfirmed = 0;
            lane.tally.receiptsSent++;
            link.write("{\"type\":\"receipt.delivered\",\"data\":{\"conversation_id\":" + Json.quote(new String(conversation, UTF_8))
                    + ",\"up_to_seq\":" + role.witness().cursor() + "}}");
        }
    }

    private void refused(ServerFrame frame) {
        lane.tally.error(frame.errorCode());
        long index = frame.requestIndex();
        if (index == ServerFrame.ABSENT) {
            return;
        }
        if (frame.retryable()) {
            lane.loop.schedule(() -> retry(index), Math.max(RETRY_MILLIS, frame.retryAfterMillis()), TimeUnit.MILLISECONDS);
        } else {
            role.witness().refused(index);
            pump();
        }
    }

    private void retry(long index) {
        if (link.live() && own.open(index)) {
            own.retry(index);
            lane.tally.retried++;
            link.write(template, index);
            link.flush();
        }
    }

    private void gap(ServerFrame frame) {
        if (!link.everLive() || !frame.isConversation(conversation)) {
            return;
        }
        lane.tally.gapsAnnounced++;
        role.witness().gapAnnounced(frame.fromSeq(), frame.toSeq());
        HistoryReader.Slice slice = new HistoryReader.Slice(link.account(), frame.conversationId(), frame.fromSeq(), frame.toSeq());
        history.read(slice, page -> lane.loop.execute(() -> read(page)));
    }

    private void read(ServerFrame frame) {
        boolean peers = frame.isOfPair(role.sender().run(), role.sender().pair()) && frame.messageSide() != role.sender().side();
        if (peers && role.witness().read(frame.messageIndex(), frame.seq())) {
            lane.tally.readFromHistory++;
        }
    }

    void close() {
        role.witness().close();
    }
}
