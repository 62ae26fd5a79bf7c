package com.connectchat.gateway.adapter.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What browsers may do with an answer. The web client may run only what comes from here, as files; answers of the API may
 * do nothing at all. Swagger UI sets style attributes, so its pages alone allow those. What holds for every answer is there before
 * anything else happens: an answer without a body may be on its way before a filter sees it again. How long it may be kept depends on
 * its status, so that comes last.
 */
final class BrowserPolicy implements Filter, HeaderWriter {

    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private final GatewayAddress address;

    BrowserPolicy(GatewayAddress address) {
        this.address = address;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        writePolicy((HttpServletRequest) request, (HttpServletResponse) response);
        chain.doFilter(request, response);
    }

    private void writePolicy(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", contentPolicy(request.getRequestURI(), request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean kept = !request.getRequestURI().startsWith("/v1/") && response.getStatus() < 400;
        if (!kept && !response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "no-store");
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
}
