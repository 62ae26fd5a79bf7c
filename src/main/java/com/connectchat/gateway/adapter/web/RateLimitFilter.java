package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.adapter.web.RateLimits.Verdict;
import com.connectchat.kernel.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests to the API and refuses what goes over the quota. A caller is counted as a user wherever the
 * request comes from; a stranger, and a token that is no good, by address. The headers are there on every counted
 * answer, also when refusing is switched off.
 */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final LimitsSettings settings;
    private final MeterRegistry meters;

    RateLimitFilter(RateLimits limits, LimitsSettings settings, MeterRegistry meters) {
        this.limits = limits;
        this.settings = settings;
        this.meters = meters;
    }

    /** Files and health cost next to nothing and belong to the load balancer; the API is what has to be shared fairly. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getServletPath() + request.getPathInfo();
        return !path.startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Verdict verdict = SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? limits.ask(known.getPrincipal().userId()) : limits.ask(request.getRemoteAddr());
        response.setHeader("RateLimit-Policy", verdict.policy().header());
        response.setHeader("RateLimit", verdict.header());
        if (verdict.granted() || !settings.enabled()) {
            chain.doFilter(request, response);
            return;
        }
        meters.counter("connectchat.limits.refused", "policy", verdict.policy().name()).increment();
        Problems.write(response, Problem.of(ErrorCode.RATE_LIMITED,
                "Too many requests; wait as long as Retry-After says, and look at RateLimit before asking again.")
                .toBeRetriedAfter(verdict.retryAfter()));
    }
}
