package com.connectchat.bench.scenario;

import java.util.List;

/** Users who write to each other: opened, set going, stopped, waited for and audited, in this order. */
interface Traffic {

    List<Link> links();

    /** Sets all senders going. */
    void start();

    /** Nothing falls due any more. */
    void stop();

    /** Waits until everything is answered and has arrived, but no longer than the settings say; then closes the audit. */
    void drain();

    /** Closes all sockets for good. */
    void end();
}
