package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.http.MediaType;

/** Which pages from elsewhere may call. A page of the API's own origin always may; no answer ever allows cookies. */
final class CrossOrigin {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> REQUEST_HEADERS = List.of("Authorization", "Content-Type", "If-Match", "If-None-Match");
    private static final List<String> RESPONSE_HEADERS =
            List.of("ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate");
    private static final List<String> LOOPBACK = List.of("http://localhost:[*]", "http://127.0.0.1:[*]", "http://[::1]:[*]",
            "https://localhost:[*]", "https://127.0.0.1:[*]", "https://[::1]:[*]");
    private static final Duration PREFLIGHT_AGE_MAX = Duration.ofHours(1);

    private CrossOrigin() {
    }

    static CorsFilter filter(GatewayAddress address, boolean embedded) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(address.origins());
        if (embedded) {
            allowed.setAllowedOriginPatterns(LOOPBACK);
        }
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(REQUEST_HEADERS);
        allowed.setExposedHeaders(RESPONSE_HEADERS);
        allowed.setMaxAge(PREFLIGHT_AGE_MAX);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", allowed);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new Processor());
        return filter;
    }

    private static final class Processor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody().write(Problem.of(ErrorCode.FORBIDDEN,
                    "Pages of this origin may not call; the operator lists origins in connectchat.gateway.allowed-origins.").json());
            response.flush();
        }
    }
}
