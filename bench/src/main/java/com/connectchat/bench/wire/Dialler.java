package com.connectchat.bench.wire;

import com.connectchat.bench.wire.Endpoint.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Opens sockets to one endpoint: epoll where the system has it, TLS where the address asks for it. */
public final class Dialler {

    /** Sockets from one loopback address; the system has about 28,000 ports for each, and closed ones keep theirs for a minute. */
    private static final int SOCKETS_PER_SOURCE = 8_000;
    private static final int CONNECT_MILLIS_MAX = 10_000;
    private static final int READ_BYTES = 16 * 1024;

    private final Endpoint endpoint;
    private final Optional<SslContext> tls;
    private final Bootstrap template;

    public Dialler(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.tls = endpoint.transport() == Transport.TLS ? Optional.of(clientTls()) : Optional.empty();
        this.template = new Bootstrap()
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS_MAX)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .remoteAddress(endpoint.address());
        if (Epoll.isAvailable()) {
            template.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
        }
    }

    /** How event loops for these sockets wait. */
    public static IoHandlerFactory ioHandlers() {
        return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /** The transport in use, for the report. */
    public static String transportName() {
        return Epoll.isAvailable() ? "epoll" : "nio";
    }

    /**
     * Opens a socket; its owner hears of a failure as of any other end of the socket.
     *
     * @param line number of the caller among all that connect, which decides the source address on loopback
     */
    public void dial(EventLoop loop, Scratch scratch, int line, ChatSocket.Owner owner) {
        ChatSocket socket = new ChatSocket(endpoint, scratch, owner);
        Bootstrap bootstrap = template.clone(loop).handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                tls.ifPresent(context -> channel.pipeline().addLast(
                        context.newHandler(channel.alloc(), endpoint.address().getHostString(), endpoint.address().getPort())));
                channel.pipeline().addLast(socket);
            }
        });
        if (endpoint.loopback() && line >= SOCKETS_PER_SOURCE) {
            bootstrap.localAddress(new InetSocketAddress("127.0.0." + (1 + line / SOCKETS_PER_SOURCE), 0));
        }
        ChannelFuture connected = bootstrap.connect();
        connected.addListener(_ -> {
            if (!connected.isSuccess()) {
                owner.closed("cannot connect: " + connected.cause().getMessage());
            }
        });
    }

    private static SslContext clientTls() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException broken) {
            throw new IllegalStateException("TLS for wss:// is not available", broken);
        }
    }
}
