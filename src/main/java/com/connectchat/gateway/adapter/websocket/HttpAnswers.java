package com.connectchat.gateway.adapter.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The few things that this listener says in HTTP. */
final class HttpAnswers {

    private static final String WEBSOCKET_MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private HttpAnswers() {
    }

    static ByteBuf switching(ByteBufAllocator buffers, Upgrade.Accepted accepted) {
        String subprotocol = accepted.subprotocol() ? "Sec-WebSocket-Protocol: " + Upgrade.SUBPROTOCOL + "\r\n" : "";
        return text(buffers, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(accepted.key()) + "\r\n" + subprotocol + "\r\n");
    }

    static ByteBuf problem(ByteBufAllocator buffers, Upgrade.Refused refused) {
        String body = body(refused);
        return text(buffers, head(refused, body) + body);
    }

    /** The same to a HEAD, which has no body. */
    static ByteBuf headOfProblem(ByteBufAllocator buffers, Upgrade.Refused refused) {
        return text(buffers, head(refused, body(refused)));
    }

    private static String head(Upgrade.Refused refused, String body) {
        String headers = refused.headers();
        return "HTTP/1.1 " + refused.status() + " " + reason(refused.status()) + "\r\n" + headers
                + "Content-Type: application/problem+json\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nContent-Length: "
                + body.length() + "\r\n" + (headers.contains("Connection:") ? "" : "Connection: close\r\n") + "\r\n";
    }

    private static String body(Upgrade.Refused refused) {
        return "{\"type\":\"about:blank\",\"title\":\"" + reason(refused.status()) + "\",\"status\":" + refused.status()
                + ",\"code\":\"" + refused.code().code() + "\",\"detail\":\"" + refused.detail() + "\"}";
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 426 -> "Upgrade Required";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> "Error";
        };
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + WEBSOCKET_MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    private static ByteBuf text(ByteBufAllocator buffers, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return buffers.directBuffer(bytes.length).writeBytes(bytes);
    }
}
