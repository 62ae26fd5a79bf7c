package com.connectchat.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Real Redis, from the binaries of a Maven artifact: one server, and a cluster, each started on first use. */
public final class RedisServers {

    private static final int PORT_MIN = 26_000;
    private static final int PORTS = 1_000;
    /** Where a node of a cluster talks to the others, above its own port. */
    private static final int BUS_PORT_DISTANCE = 10_000;

    private static @Nullable RedisNode single;
    private static @Nullable RedisCluster cluster;

    private RedisServers() {
    }

    /** The one server that the tests of this JVM share. */
    public static synchronized RedisNode single() {
        RedisNode known = single;
        if (known == null) {
            known = node();
            single = known;
        }
        return known;
    }

    /** The cluster that the tests of this JVM share. */
    public static synchronized RedisCluster cluster() {
        RedisCluster known = cluster;
        if (known == null) {
            known = new RedisCluster();
            cluster = known;
        }
        return known;
    }

    /** A server for one test alone. */
    public static RedisNode node(String... settings) {
        return new RedisNode(freePort(), settings);
    }

    private static int freePort() {
        for (int attempt = 0; attempt < PORTS; attempt++) {
            int port = PORT_MIN + ThreadLocalRandom.current().nextInt(PORTS);
            if (isFree(port) && isFree(port + BUS_PORT_DISTANCE)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port from " + PORT_MIN + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }
}
