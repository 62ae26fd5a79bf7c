package com.connectchat.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on, from below the range that the system gives to outgoing connections: a server that
 * is killed finds its port free when it comes back.
 */
public final class FreePorts {

    private static final int FIRST = 12_000;
    private static final int LAST = 19_999;

    private FreePorts() {
    }

    public static int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // somebody has it: try another
            }
        }
    }
}
