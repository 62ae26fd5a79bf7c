package com.connectchat.gateway.adapter.websocket;

import org.springframework.context.SmartLifecycle;

/** The two stretches of the gateway's life, as Spring starts and stops them. */
final class GatewayPhases {

    private GatewayPhases() {
    }

    /** Starts before the web server takes requests, whose outcomes come by the bus too, and stops after it. */
    static final class Following extends Phase {

        Following(Gateway gateway) {
            super(gateway::follow, gateway::close, 1);
        }
    }

    /** Starts last and stops first. */
    static final class Open extends Phase {

        Open(Gateway gateway) {
            super(gateway::open, gateway::drain, DEFAULT_PHASE);
        }
    }

    /** A stretch between two steps. */
    abstract static class Phase implements SmartLifecycle {

        private final Runnable begin;
        private final Runnable end;
        private final int phase;
        private boolean running;

        Phase(Runnable begin, Runnable end, int phase) {
            this.begin = begin;
            this.end = end;
            this.phase = phase;
        }

        @Override
        public synchronized void start() {
            begin.run();
            running = true;
        }

        @Override
        public synchronized void stop() {
            running = false;
            end.run();
        }

        @Override
        public synchronized boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return phase;
        }
    }
}
