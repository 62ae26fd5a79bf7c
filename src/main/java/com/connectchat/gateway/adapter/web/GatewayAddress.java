package com.connectchat.gateway.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where clients find the gateway.
 *
 * @param port           of the WebSocket listener
 * @param allowedOrigins of web pages from elsewhere that may call, such as {@code https://app.example.com}
 * @param publicUrl      of the load balancer that joins API and WebSocket under one name, such as
 *                       {@code https://chat.example.com}; without one, clients are told the host they asked and the port
 */
@ConfigurationProperties("connectchat.gateway")
record GatewayAddress(@DefaultValue("8081") int port, @DefaultValue List<String> allowedOrigins, @Nullable URI publicUrl) {

    GatewayAddress {
        if (publicUrl != null && (publicUrl.getHost() == null || !String.valueOf(publicUrl.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException(
                    "connectchat.gateway.public-url must be like https://chat.example.com, was " + publicUrl);
        }
    }

    /** The scheme, host and port of the socket, such as {@code ws://localhost:8081}, as the one who asks can reach it. */
    String socketOrigin(HttpServletRequest request) {
        if (publicUrl != null) {
            return publicUrl.getScheme().replace("http", "ws") + "://" + publicUrl.getAuthority();
        }
        return (request.isSecure() ? "wss" : "ws") + "://" + request.getServerName() + ":" + port;
    }
}
