package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.domain.AllowedOrigins;
import com.connectchat.kernel.ErrorCode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of an HTTP request to the listener: the rules of the upgrade, in the order in which they are told. */
sealed interface Upgrade {

    String PATH = "/v1/ws";
    String SUBPROTOCOL = "connectchat.v1.json";

    /**
     * @param key         the client's {@code Sec-WebSocket-Key}
     * @param subprotocol whether the client named ours, so that the answer has to
     * @param token       of the {@code Authorization} header; nothing when there is no such header, empty when it holds no bearer token
     */
    record Accepted(String key, boolean subprotocol, @Nullable String token) implements Upgrade {
    }

    record Refused(int status, ErrorCode code, String detail, String headers) implements Upgrade {

        static Refused of(ErrorCode code, String detail) {
            return new Refused(code.httpStatus(), code, detail, "");
        }
    }

    static Upgrade of(HttpRequest request, AllowedOrigins origins) {
        HttpHeaders headers = request.headers();
        if (!path(request.uri()).equals(PATH)) {
            return Refused.of(ErrorCode.NOT_FOUND, "sockets are at " + PATH + "; the HTTPS API is on another port");
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return new Refused(405, ErrorCode.METHOD_NOT_ALLOWED, "a WebSocket is opened with GET", "Allow: GET\r\n");
        }
        String key = headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        if (!HttpVersion.HTTP_1_1.equals(request.protocolVersion()) || !asksForWebSocket(headers)) {
            return new Refused(426, ErrorCode.INVALID_REQUEST, "this is a WebSocket: ask with Upgrade: websocket over HTTP/1.1",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\n");
        }
        if (!"13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return new Refused(426, ErrorCode.INVALID_REQUEST, "only version 13 of WebSocket is spoken here",
                    "Sec-WebSocket-Version: 13\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        }
        if (key == null || key.length() != 24 || !key.endsWith("==")) {
            return Refused.of(ErrorCode.INVALID_REQUEST, "Sec-WebSocket-Key must be 16 bytes in base 64");
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin != null && !origins.allow(origin, headers.get(HttpHeaderNames.HOST))) {
            return Refused.of(ErrorCode.FORBIDDEN,
                    "pages of this origin may not connect; the operator can allow it with connectchat.gateway.allowed-origins");
        }
        List<String> offered = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        boolean ours = containsToken(offered, SUBPROTOCOL);
        if (!offered.isEmpty() && !ours) {
            return Refused.of(ErrorCode.INVALID_REQUEST, "none of the subprotocols is known; offer " + SUBPROTOCOL + ", or none");
        }
        return new Accepted(key, ours, token(headers));
    }

    /** Without the query, which is ignored: nothing in it is ever looked at or logged. */
    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static boolean asksForWebSocket(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true);
    }

    private static boolean containsToken(List<String> headers, String token) {
        for (String header : headers) {
            for (String each : header.split(",")) {
                if (each.strip().equals(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String token(HttpHeaders headers) {
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return null;
        }
        return authorization.toLowerCase(Locale.ROOT).startsWith("bearer ") ? authorization.substring("bearer ".length()).strip() : "";
    }
}
