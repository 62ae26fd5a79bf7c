package com.connectchat.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;

/**
 * A device that comes and goes: it says goodbye, is cut off or just vanishes, and comes back at either gateway, at once or seconds later.
 * What it does is drawn from its seed; when it does it is the machine's affair.
 */
final class Wanderer implements AutoCloseable {

    private static final Duration STAYS_MIN = Duration.ofMillis(300);
    private static final Duration STAYS_MAX = Duration.ofSeconds(6);
    private static final Duration BACK_SOON = Duration.ofMillis(900);
    private static final Duration AWAY_MAX = Duration.ofSeconds(6);
    private static final int TICK_MILLIS = 40;

    private final Account account;
    private final List<JarProcess> gateways;
    private final Screen screen;
    private final Random random;
    private final List<Wire> forgotten = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;
    private volatile int visits;

    Wanderer(String name, Account account, Screen screen, List<JarProcess> gateways, long seed) {
        this.account = account;
        this.screen = screen;
        this.gateways = gateways;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().name(name).start(this::live);
    }

    Account account() {
        return account;
    }

    Screen screen() {
        return screen;
    }

    int visits() {
        return visits;
    }

    private void live() {
        while (!over) {
            try {
                visit();
            } catch (CompletionException e) {
                // Refused or cut off on the way: it comes back as from any absence.
            }
            pause(random.nextBoolean() ? random.nextLong(BACK_SOON.toMillis())
                    : random.nextLong(BACK_SOON.toMillis(), AWAY_MAX.toMillis()));
        }
        forgotten.forEach(Wire::cut);
    }

    private void visit() {
        URI gateway = gateways.get(random.nextInt(gateways.size())).sockets();
        long until = System.nanoTime() + Duration.ofMillis(random.nextLong(STAYS_MIN.toMillis(), STAYS_MAX.toMillis())).toNanos();
        Wire wire = new Wire(gateway, screen::hear, screen::complain);
        try {
            wire.greet(account.token(), screen.resume());
            visits++;
            screen.live();
            while (!over && wire.isOpen() && (screen.isSettled() || System.nanoTime() < until)) {
                screen.act(wire, random);
                pause(TICK_MILLIS);
            }
        } finally {
            leave(wire);
        }
    }

    private void leave(Wire wire) {
        switch (random.nextInt(3)) {
            case 0 -> wire.sayGoodbye();
            case 1 -> wire.cut();
            default -> {
                wire.forget();
                forgotten.add(wire);
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
