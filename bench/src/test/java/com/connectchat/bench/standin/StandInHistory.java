package com.connectchat.bench.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /v1/conversations/{id}/events?after_seq=&limit=} and {@code POST /v1/groups}; everything else is left to the
 * WebSocket.
 */
final class StandInHistory extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final StandInStore store;

    StandInHistory(StandInStore store) {
        this.store = store;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (request.uri().endsWith("/groups")) {
            make(ctx, request);
        } else if (!request.uri().endsWith("/ws")) {
            answer(ctx, new QueryStringDecoder(request.uri()));
        } else {
            ctx.fireChannelRead(request.retain());
        }
    }

    private void make(ChannelHandlerContext ctx, FullHttpRequest request) {
        List<String> users = new ArrayList<>(List.of(request.headers().get(HttpHeaderNames.AUTHORIZATION).substring("Bearer ".length())));
        MAPPER.readTree(request.content().toString(UTF_8)).get("member_ids").forEach(each -> users.add(each.stringValue()));
        write(ctx, HttpResponseStatus.CREATED, "{\"conversation_id\":\"" + store.group(users) + "\"}");
    }

    private void answer(ChannelHandlerContext ctx, QueryStringDecoder query) {
        long after = Long.parseLong(query.parameters().get("after_seq").getFirst());
        long limit = Long.parseLong(query.parameters().get("limit").getFirst());
        String items = store.after(query.path().split("/")[3], after).stream().limit(limit)
                .map(StoredMessage::frame).collect(Collectors.joining(", "));
        write(ctx, HttpResponseStatus.OK, "{\"items\": [" + items + "]}");
    }

    private static void write(ChannelHandlerContext ctx, HttpResponseStatus status, String json) {
        byte[] body = json.getBytes(UTF_8);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        ctx.writeAndFlush(response);
    }
}
