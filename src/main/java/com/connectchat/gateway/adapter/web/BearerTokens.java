package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.user.AuthenticateToken;
import com.connectchat.user.AuthenticateToken.Authentication.Authenticated;
import com.connectchat.user.AuthenticateToken.Authentication.Expired;
import com.connectchat.user.AuthenticateToken.Authentication.Rejected;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Learns from {@code Authorization: Bearer} who calls (RFC 6750). A token that is no good does not end the request
 * here, because a client may send its old one to an endpoint that needs none; what needs one answers 401 and says why.
 */
final class BearerTokens extends OncePerRequestFilter implements AuthenticationEntryPoint {

    private static final String SCHEME = "Bearer ";
    private static final String FAULT = BearerTokens.class.getName() + ".fault";

    private final AuthenticateToken tokens;

    BearerTokens(AuthenticateToken tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            switch (tokens.authenticate(header.substring(SCHEME.length()).strip())) {
                case Authenticated known -> SecurityContextHolder.setContext(
                        new SecurityContextImpl(new CallerAuthentication(new Caller(known.userId(), known.deviceId()))));
                case Expired _ -> request.setAttribute(FAULT, Fault.EXPIRED);
                case Rejected _ -> request.setAttribute(FAULT, Fault.REJECTED);
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        Fault fault = request.getAttribute(FAULT) instanceof Fault known ? known : Fault.MISSING;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, fault.challenge);
        Problems.write(response, Problem.of(fault.code, fault.detail));
    }

    /** Why a request has no caller. */
    private enum Fault {

        MISSING(ErrorCode.UNAUTHENTICATED, Problem.CHALLENGE,
                "This needs an access token: send Authorization: Bearer, with a token of POST /v1/auth/token."),
        REJECTED(ErrorCode.UNAUTHENTICATED,
                Problem.CHALLENGE + ", error=\"invalid_token\", error_description=\"not a token of ours, or revoked\"",
                "The access token is not one of ours, or has been revoked; sign in again."),
        EXPIRED(ErrorCode.TOKEN_EXPIRED, Problem.CHALLENGE + ", error=\"invalid_token\", error_description=\"expired\"",
                "The access token has expired; get a new one with the refresh token.");

        private final ErrorCode code;
        private final String challenge;
        private final String detail;

        Fault(ErrorCode code, String challenge, String detail) {
            this.code = code;
            this.challenge = challenge;
            this.detail = detail;
        }
    }
}
