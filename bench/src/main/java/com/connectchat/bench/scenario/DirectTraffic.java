package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Ledger;
import com.connectchat.bench.audit.Witness;
import com.connectchat.bench.measure.Pace;
import com.connectchat.bench.wire.Dialler;
import com.connectchat.bench.wire.MessageTemplate.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** All pairs of a run: opened, set going, stopped, waited for and audited, in this order. */
final class DirectTraffic implements Traffic {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Rig rig;
    private final DirectSettings settings;
    private final Map<Lane, List<Peer>> peers = new HashMap<>();
    private final List<Pacer> pacers = new ArrayList<>();

    DirectTraffic(Rig rig, Target target, Dialler dialler, DirectSettings settings) {
        this.rig = rig;
        this.settings = settings;
        int run = ThreadLocalRandom.current().nextInt();
        for (int pair = 0; pair < settings.pairs(); pair++) {
            add(rig.lane(pair), target, dialler, new Sender(run, pair, 0));
        }
    }

    private void add(Lane lane, Target target, Dialler dialler, Sender first) {
        int line = first.pair() * 2;
        Account one = target.accounts().get(line);
        Account two = target.accounts().get(line + 1);
        Ledger ofOne = new Ledger();
        Ledger ofTwo = new Ledger();
        Sender second = new Sender(first.run(), first.pair(), 1);
        Witness witnessOne = new Witness(one.username(), ofOne, ofTwo, lane.findings);
        Witness witnessTwo = new Witness(two.username(), ofTwo, ofOne, lane.findings);
        List<Peer> ofLane = peers.computeIfAbsent(lane, _ -> new ArrayList<>());
        Link.Terms termsOne = target.terms(dialler, line, settings.afterLoss());
        Link.Terms termsTwo = target.terms(dialler, line + 1, settings.afterLoss());
        ofLane.add(new Peer(new Peer.Role(lane, first, ofOne, ofTwo, witnessOne), termsOne, one, two, settings));
        ofLane.add(new Peer(new Peer.Role(lane, second, ofTwo, ofOne, witnessTwo), termsTwo, two, one, settings));
    }

    @Override
    public List<Link> links() {
        return peers.values().stream().flatMap(List::stream).map(Peer::link).toList();
    }

    /** Receipts start, too. */
    @Override
    public void start() {
        long now = System.nanoTime();
        rig.onEachLane(lane -> {
            List<Peer> ofLane = peers.getOrDefault(lane, List.of());
            ofLane.forEach(peer -> confirmNowAndThen(lane, peer));
            if (settings.flatOut()) {
                ofLane.forEach(Peer::startFlatOut);
            } else if (!ofLane.isEmpty()) {
                double share = (double) settings.ratePerSecond() * ofLane.size() / (settings.pairs() * 2);
                Pacer pacer = new Pacer(lane, ofLane, new Pace(now, share));
                synchronized (pacers) {
                    pacers.add(pacer);
                }
                pacer.run();
            }
        });
    }

    /** Each at its own time of the period, so that the receipts of all do not come in one burst. */
    private void confirmNowAndThen(Lane lane, Peer peer) {
        long period = settings.receiptAfter().toNanos();
        lane.loop.scheduleAtFixedRate(() -> {
            peer.confirm();
            peer.link().flush();
        }, ThreadLocalRandom.current().nextLong(period), period, TimeUnit.NANOSECONDS);
    }

    @Override
    public void stop() {
        rig.onEachLane(lane -> {
            synchronized (pacers) {
                pacers.forEach(Pacer::stop);
            }
            peers.getOrDefault(lane, List.of()).forEach(Peer::stopFlatOut);
        });
    }

    @Override
    public void drain() {
        long deadline = System.nanoTime() + settings.drain().toNanos();
        while (!settled() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        rig.onEachLane(lane -> peers.getOrDefault(lane, List.of()).forEach(Peer::close));
    }

    private boolean settled() {
        return rig.fromEachLane(lane -> peers.getOrDefault(lane, List.of()).stream().allMatch(Peer::settled)).stream()
                .allMatch(Boolean::booleanValue);
    }

    boolean allLive() {
        return rig.fromEachLane(lane -> peers.getOrDefault(lane, List.of()).stream().allMatch(peer -> peer.link().live())).stream()
                .allMatch(Boolean::booleanValue);
    }

    @Override
    public void end() {
        rig.onEachLane(lane -> peers.getOrDefault(lane, List.of()).forEach(peer -> peer.link().end()));
    }
}
