package com.connectchat.gateway.adapter.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP by hand, so that a test can send what no client would. */
final class Wire {

    private static final int PATIENCE_MILLIS = 120_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, byte @org.jspecify.annotations.Nullable [] body, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        if (body != null) {
            if (!head.toString().contains("Content-Type")) {
                head.append("Content-Type: application/json\r\n");
            }
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return raw(join(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body == null ? new byte[0] : body));
    }

    Answer raw(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return Answer.parse(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] readAll(InputStream stream) throws IOException {
        return stream.readAllBytes();
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    record Answer(int status, Map<String, String> headers, String body) {

        static Answer parse(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IllegalStateException("no HTTP answer: <" + text + ">");
            }
            String[] lines = text.substring(0, end).split("\r\n");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.merge(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip(), (one, other) -> one + ", " + other);
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, unchunk(headers, text.substring(end + 4)));
        }

        private static String unchunk(Map<String, String> headers, String body) {
            if (!"chunked".equals(headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT))) {
                return body;
            }
            StringBuilder whole = new StringBuilder();
            byte[] rest = body.getBytes(StandardCharsets.UTF_8);
            int at = 0;
            while (at < rest.length) {
                int line = at;
                while (rest[line] != '\r') {
                    line++;
                }
                int length = Integer.parseInt(new String(rest, at, line - at, StandardCharsets.US_ASCII), 16);
                whole.append(new String(rest, line + 2, length, StandardCharsets.UTF_8));
                at = line + 2 + length + 2;
                if (length == 0) {
                    break;
                }
            }
            return whole.toString();
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }
    }
}
