package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket, its event loops, and what each new connection starts with. */
final class WebSocketListener {

    static final int HEAD_BYTES_MAX = 8_192;

    private static final Logger log = LoggerFactory.getLogger(WebSocketListener.class);
    private static final int READ_BYTES = 8_192;
    private static final int BACKLOG = 4_096;
    /** Small, because it is for each of many: what is beyond waits as shared events (see {@link Mailbox}). */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(16_384, 65_536);

    private final Shared shared;
    private final Doorkeeper doorkeeper;
    private final Admission admission;
    private final Transport transport = Transport.best();
    private final EventLoopGroup threads;
    private final Channel listening;

    private WebSocketListener(Shared shared, Doorkeeper doorkeeper, Admission admission) {
        this.shared = shared;
        this.doorkeeper = doorkeeper;
        this.admission = admission;
        int count = shared.settings().eventLoops() > 0 ? shared.settings().eventLoops() : Runtime.getRuntime().availableProcessors();
        this.threads = new MultiThreadIoEventLoopGroup(Math.min(count, ConnectionIds.LOOPS_MAX), new DefaultThreadFactory("gateway-loop"),
                transport.handlers());
        shared.loops().fill(loops());
        this.listening = bind();
    }

    /** Accepts connections from the moment at which this returns. */
    static WebSocketListener start(Shared shared, Doorkeeper doorkeeper, Admission admission) {
        leaveLeaksToTests();
        WebSocketListener listener = new WebSocketListener(shared, doorkeeper, admission);
        log.info("WebSockets on port {} by {}", listener.port(), listener.transport);
        return listener;
    }

    /**
     * Netty records where some buffers come from, a stack trace each: several percent of a loop's time. Who looks for a leak
     * sets the level.
     */
    private static void leaveLeaksToTests() {
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /** The port, also where a free one was to be taken. */
    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    void stopAccepting() {
        listening.close().awaitUninterruptibly();
    }

    void stop() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        long startMillis = shared.clock().millis();
        int count = 0;
        for (EventExecutor ignored : threads) {
            count++;
        }
        for (EventExecutor thread : threads) {
            loops.add(new Loop(shared, (EventLoop) thread, new ConnectionIds(startMillis, loops.size()), count));
        }
        return loops;
    }

    private Channel bind() {
        GatewaySettings settings = shared.settings();
        // Without an address the JDK takes the one that stands for all interfaces.
        InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(threads)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {

                    @Override
                    protected void initChannel(SocketChannel channel) {
                        welcome(channel);
                    }
                });
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw new IllegalStateException("The WebSocket listener can't bind to " + address
                    + "; free the port or choose another with connectchat.gateway.port", bound.cause());
        }
        return bound.channel();
    }

    private void welcome(SocketChannel channel) {
        InetAddress address = channel.remoteAddress() == null ? InetAddress.getLoopbackAddress() : channel.remoteAddress().getAddress();
        Loop loop = shared.loops().of(channel.eventLoop());
        Admission.Verdict verdict = admission.enter(address);
        channel.closeFuture().addListener(closed -> admission.leave(address));
        HttpDecoderConfig http = new HttpDecoderConfig().setMaxInitialLineLength(HEAD_BYTES_MAX).setMaxHeaderSize(HEAD_BYTES_MAX);
        channel.pipeline().addLast(new HttpRequestDecoder(http), new HttpDoor(doorkeeper, loop, verdict));
        loop.sweeps().awaitUpgrade(channel);
    }
}
