package com.connectchat.bench.standin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The server of the tests, in this process and on one thread: speaks as much of the protocol as the generator needs. */
public final class StandIn implements AutoCloseable {

    private static final int FAULTY_MESSAGE = 20;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ChannelGroup sockets = new DefaultChannelGroup(group.next());
    private final Map<String, Channel> byUser = new ConcurrentHashMap<>();
    private final StandInStore store;
    private final Channel listener;
    private final Fault fault;
    private volatile int messages;

    private StandIn(StandInStore store, Fault fault, int port) {
        this.store = store;
        this.fault = fault;
        listener = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class).option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        sockets.add(channel);
                        channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), new StandInHistory(store),
                                new WebSocketServerProtocolHandler("/v1/ws", "connectchat.v1.json", false, 65_536),
                                new StandInSocket(StandIn.this, store));
                    }
                }).bind("127.0.0.1", port).syncUninterruptibly().channel();
    }

    public static StandIn start(Fault fault) {
        return new StandIn(new StandInStore(), fault, 0);
    }

    /** Ends this one as {@code kill -9} would, and starts another with its store on its port. */
    public StandIn killAndRestart() {
        int port = port();
        close();
        return new StandIn(store, fault, port);
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    public String url() {
        return "ws://127.0.0.1:" + port() + "/v1/ws";
    }

    public String api() {
        return "http://127.0.0.1:" + port();
    }

    /** New messages so far. */
    public int messages() {
        return messages;
    }

    /** Users that said hello. */
    public int users() {
        return byUser.size();
    }

    /** Closes every socket from this side, as a crash does. */
    public void dropAll() {
        sockets.close().awaitUninterruptibly();
    }

    /** The fault of the message that is handled now: one in the middle has it. */
    Fault faultOfNext() {
        int number = messages + 1;
        messages = number;
        return number == FAULTY_MESSAGE ? fault : Fault.NONE;
    }

    Map<String, Channel> byUser() {
        return byUser;
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        sockets.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
