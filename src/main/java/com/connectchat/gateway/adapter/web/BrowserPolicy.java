package com.connectchat.gateway.adapter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What browsers may do with an answer. The web client may run only what comes from here, as files; answers of the API may
 * do nothing at all. Swagger UI sets style attributes, so its pages alone allow those.
 */
final class BrowserPolicy implements HeaderWriter {

    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final GatewayAddress address;

    BrowserPolicy(GatewayAddress address) {
        this.address = address;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        set(response, "Content-Security-Policy", contentPolicy(path, request));
        set(response, "X-Content-Type-Options", "nosniff");
        set(response, "X-Frame-Options", "DENY");
        set(response, "Referrer-Policy", "no-referrer");
        set(response, "Cross-Origin-Opener-Policy", "same-origin");
        set(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure()) {
            set(response, "Strict-Transport-Security", "max-age=31536000");
        }
        if (path.startsWith("/v1/") || response.getStatus() >= 400) {
            set(response, "Cache-Control", "no-store");
        }
    }

    private String contentPolicy(String path, HttpServletRequest request) {
        if (path.startsWith("/v1/") || path.startsWith("/v3/")) {
            return NOTHING;
        }
        return path.startsWith("/swagger-ui") ? SWAGGER_UI : webClient(request);
    }

    private String webClient(HttpServletRequest request) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
                + "media-src 'self' blob:; manifest-src 'self'; worker-src 'self'; connect-src 'self' " + address.socketOrigin(request)
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static void set(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
