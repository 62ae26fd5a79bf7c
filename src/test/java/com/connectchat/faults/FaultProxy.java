package com.connectchat.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A line to a server that can be made bad: late, slow, silent, half closed, torn or gone. A fault holds for connections that are open as
 * well as for new ones, until {@link #heal()}. Binds to loopback only.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 8 * 1024;
    private static final Duration POLL = Duration.ofMillis(5);

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile long bytesPerSecondMax = Long.MAX_VALUE;
    private volatile boolean silent;
    private volatile boolean refusing;

    private FaultProxy(InetSocketAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    /** A good line to the server, on a port of its own. */
    public static FaultProxy to(InetSocketAddress server) throws IOException {
        FaultProxy proxy = new FaultProxy(server);
        Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
        return proxy;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    /** All is well again for whoever connects, and for the connections that are left. */
    public void heal() {
        delay = Duration.ZERO;
        bytesPerSecondMax = Long.MAX_VALUE;
        silent = false;
        refusing = false;
    }

    /** Every piece arrives this much later, in each direction. */
    public void delay(Duration by) {
        delay = by;
    }

    /** No more than this gets through, on each connection and in each direction. */
    public void throttle(long bytesPerSecond) {
        bytesPerSecondMax = bytesPerSecond;
    }

    /** Nothing gets through and nobody is told; what was on its way arrives after {@link #heal()}. */
    public void drop() {
        silent = true;
    }

    /** The servers' sides of all connections hear that nothing more will come, the clients' sides stay open. */
    public void halfClose() {
        lines.forEach(Line::halfClose);
    }

    /** All connections end with a reset. */
    public void reset() {
        lines.forEach(Line::reset);
    }

    /** All connections end with a reset, and new ones too. */
    public void cut() {
        refusing = true;
        reset();
    }

    /** Connections that are open now. */
    public int connections() {
        return lines.size();
    }

    @Override
    public void close() throws IOException {
        door.close();
        reset();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Line line = new Line(door.accept());
                lines.add(line);
                line.open();
            } catch (IOException _) {
                // The door was closed, or the client was gone before it was through: the next one is waited for.
            }
        }
    }

    /** One connection of a client, and the one to the server that belongs to it. */
    private final class Line {

        private final Socket client;
        private final Socket remote = new Socket();

        Line(Socket client) {
            this.client = client;
        }

        void open() {
            Thread.ofVirtual().name("fault-proxy-line").start(() -> {
                try {
                    if (refusing) {
                        reset();
                        return;
                    }
                    remote.connect(server);
                    client.setTcpNoDelay(true);
                    remote.setTcpNoDelay(true);
                    Thread.ofVirtual().start(() -> pump(remote, client));
                    pump(client, remote);
                } catch (IOException _) {
                    reset();
                }
            });
        }

        private void pump(Socket from, Socket to) {
            byte[] chunk = new byte[CHUNK_BYTES];
            try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    hinder(read);
                    out.write(chunk, 0, read);
                }
            } catch (IOException _) {
                // One end is gone: the other is told below.
            } finally {
                reset();
            }
        }

        private void hinder(int bytes) throws SocketException {
            LockSupport.parkNanos(delay.toNanos());
            if (bytesPerSecondMax < Long.MAX_VALUE) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() * bytes / bytesPerSecondMax);
            }
            while (silent) {
                if (client.isClosed()) {
                    throw new SocketException("reset while nothing got through");
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }

        void halfClose() {
            try {
                remote.shutdownOutput();
            } catch (IOException _) {
                reset();
            }
        }

        void reset() {
            lines.remove(this);
            for (Socket each : new Socket[] {client, remote}) {
                try {
                    each.setSoLinger(true, 0);
                    each.close();
                } catch (IOException _) {
                    // It is gone already, which is what is wanted.
                }
            }
        }
    }
}
