package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where clients find the gateway.
 *
 * @param port           of the WebSocket listener
 * @param allowedOrigins of web pages from elsewhere that may call, such as {@code https://app.example.com}
 * @param publicUrl      of the socket behind a load balancer that joins it and the API under one name, such as
 *                       {@code wss://chat.example.com/v1/ws}; without one, clients are told the host they asked and the port
 */
record GatewayAddress(int port, List<String> allowedOrigins, @Nullable URI publicUrl) {

    static GatewayAddress of(GatewaySettings settings) {
        return new GatewayAddress(settings.port(), settings.allowedOrigins(), settings.publicUrl());
    }

    /** The URL of the socket, as the one who asks can reach it. */
    String socketUrl(HttpServletRequest request) {
        return publicUrl != null ? publicUrl.toString() : socketOrigin(request) + "/v1/ws";
    }

    /** The scheme, host and port of the socket, such as {@code ws://localhost:8081}. */
    String socketOrigin(HttpServletRequest request) {
        if (publicUrl != null) {
            return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
        }
        return (request.isSecure() ? "wss" : "ws") + "://" + request.getServerName() + ":" + port;
    }

    /** Origins of pages that may call from elsewhere: those allowed, and the load balancer's own, which serves the same pages. */
    List<String> origins() {
        return publicUrl == null ? allowedOrigins
                : Stream.concat(allowedOrigins.stream(), Stream.of(GatewaySettings.originOf(publicUrl))).toList();
    }
}
