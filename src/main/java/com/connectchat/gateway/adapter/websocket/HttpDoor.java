package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.user.AuthenticateToken.Authentication;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the one HTTP request of a connection: turns it into a socket and leaves, HTTP decoder and all, or says why not and hangs up.
 */
final class HttpDoor extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

    private final Doorkeeper doorkeeper;
    private final Loop loop;
    private final Admission.Verdict verdict;
    private @Nullable Upgrade upgrade;
    private HttpMethod method = HttpMethod.GET;
    private boolean answered;

    HttpDoor(Doorkeeper doorkeeper, Loop loop, Admission.Verdict verdict) {
        this.doorkeeper = doorkeeper;
        this.loop = loop;
        this.verdict = verdict;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest request && upgrade == null) {
                upgrade = doorkeeper.judge(request, verdict);
                method = request.method();
            }
            // The rest of a request that was refused is of no interest: acting on it would take the answer back.
            if (!answered && (message instanceof LastHttpContent || upgrade instanceof Upgrade.Refused)) {
                answered = true;
                answer(context);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            log.warn("An upgrade failed", cause);
        }
        context.close();
    }

    private void answer(ChannelHandlerContext context) {
        switch (upgrade) {
            case null -> context.close();
            case Upgrade.Refused refused -> refuse(context.channel(), refused);
            case Upgrade.Accepted accepted -> accept(context.channel(), accepted);
        }
    }

    /** The rest of what the client sends is dropped until it has read the answer, or its time is up. */
    private void refuse(Channel channel, Upgrade.Refused refused) {
        doorkeeper.refused(refused);
        channel.pipeline().remove(HttpRequestDecoder.class);
        channel.pipeline().addLast(new Discard());
        ByteBuf answer = method.equals(HttpMethod.HEAD) ? HttpAnswers.headOfProblem(channel.alloc(), refused)
                : HttpAnswers.problem(channel.alloc(), refused);
        channel.writeAndFlush(answer).addListener(written -> ControlFrames.finish(channel));
    }

    /** From here on bytes are frames. Those that were sent along with the upgrade come through the decoder as it goes. */
    private void accept(Channel channel, Upgrade.Accepted accepted) {
        Connection connection = loop.connect(channel);
        channel.pipeline().addLast(connection.reader());
        channel.pipeline().remove(this);
        channel.pipeline().remove(HttpRequestDecoder.class);
        String token = accepted.token();
        if (token == null) {
            open(connection, accepted, null);
        } else {
            loop.shared().greeter().authenticate(token, presented -> loop.execute(() -> judge(connection, accepted, presented)));
        }
    }

    private void judge(Connection connection, Upgrade.Accepted accepted, Presented presented) {
        switch (presented.authentication()) {
            case Authentication.Authenticated _ -> open(connection, accepted, presented);
            case Authentication.Expired() ->
                    refuseToken(connection, ErrorCode.TOKEN_EXPIRED, "the token has expired; get a newer one");
            case Authentication.Rejected() ->
                    refuseToken(connection, ErrorCode.UNAUTHENTICATED, "Authorization must be Bearer and a token of this server");
        }
    }

    private static void open(Connection connection, Upgrade.Accepted accepted, @Nullable Presented presented) {
        Channel channel = connection.channel();
        channel.writeAndFlush(HttpAnswers.switching(channel.alloc(), accepted), channel.voidPromise());
        connection.open(presented);
    }

    private void refuseToken(Connection connection, ErrorCode code, String detail) {
        Channel channel = connection.channel();
        Upgrade.Refused refused = new Upgrade.Refused(code.httpStatus(), code, detail, "WWW-Authenticate: Bearer\r\n");
        doorkeeper.refused(refused);
        connection.refuse(HttpAnswers.problem(channel.alloc(), refused));
    }

    /** Reads and forgets. */
    private static final class Discard extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
