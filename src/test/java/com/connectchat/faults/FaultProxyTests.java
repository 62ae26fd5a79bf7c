package com.connectchat.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends everything back. */
class FaultProxyTests {

    private static final int PATIENCE_MILLIS = 5_000;

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void letsEverythingThroughWhileAllIsWell() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "hello")).isEqualTo("hello");
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void delaysInEachDirection() throws IOException {
        try (Socket socket = connect()) {
            proxy.delay(Duration.ofMillis(60));
            long before = System.nanoTime();

            assertThat(echoed(socket, "late")).isEqualTo("late");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void throttles() throws IOException {
        try (Socket socket = connect()) {
            proxy.throttle(1_000);
            long before = System.nanoTime();

            assertThat(echoed(socket, "x".repeat(100))).hasSize(100);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void holdsEverythingBackUntilItIsHealed() throws IOException {
        try (Socket socket = connect()) {
            proxy.drop();
            socket.getOutputStream().write("held".getBytes());
            socket.setSoTimeout(100);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();
            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThat(new String(socket.getInputStream().readNBytes(4))).isEqualTo("held");
        }
    }

    @Test
    void tellsOneSideOnlyThatNothingMoreComes() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "a")).isEqualTo("a");

            proxy.halfClose();

            assertEnds(socket);
        }
    }

    @Test
    void resetsWhatIsOpenAndTakesNewConnections() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, "a")).isEqualTo("a");

            proxy.reset();

            assertEnds(socket);
        }
        try (Socket again = connect()) {
            assertThat(echoed(again, "b")).isEqualTo("b");
        }
    }

    @Test
    void takesNobodyWhileItIsCut() throws IOException {
        proxy.cut();
        try (Socket socket = connect()) {
            assertEnds(socket);
        }

        proxy.heal();
        try (Socket again = connect()) {
            assertThat(echoed(again, "b")).isEqualTo("b");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(proxy.address());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String echoed(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes());
        return new String(socket.getInputStream().readNBytes(text.length()));
    }

    private static void assertEnds(Socket socket) {
        Awaitility.await().until(() -> {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketException e) {
                return true;
            }
        });
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException _) {
                        // The test has ended the connection.
                    }
                });
            } catch (IOException _) {
                // The test is over.
            }
        }
    }
}
