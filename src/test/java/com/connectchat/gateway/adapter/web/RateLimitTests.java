package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.RateLimits.Verdict;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

final class RateLimitTests {

    private static final Duration LONG = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void refusesTheRequestAfterTheLastOfTheQuota() {
        RateLimits limits = new RateLimits(settings(true));
        UserId user = new UserId("u_1");

        IntStream.range(0, 3).forEach(i -> assertThat(limits.ask(user).granted()).isTrue());
        Verdict fourth = limits.ask(user);

        assertThat(fourth.granted()).isFalse();
        assertThat(fourth.retryAfter()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    }

    @Test
    void countsEachUserOnItsOwn() {
        RateLimits limits = new RateLimits(settings(true));
        IntStream.range(0, 4).forEach(i -> limits.ask(new UserId("u_1")));

        Verdict other = limits.ask(new UserId("u_2"));

        assertThat(other.header()).matches("\"default\";r=2;t=1[12]\\d\\d");
        assertThat(other.policy().header()).isEqualTo("\"default\";q=3;w=3600");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, false", "192.0.2.1, 192.0.2.2, true", "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, false",
        "2001:db8:0:1::1, 2001:db8:0:2::1, true"})
    void takesAHostOrANetworkOfIpv6AsOneAddress(String first, String second, boolean granted) {
        RateLimits limits = new RateLimits(settings(true));
        IntStream.range(0, 2).forEach(i -> limits.ask(first));

        assertThat(limits.ask(second).granted()).isEqualTo(granted);
    }

    @Test
    void tellsWhatIsLeftOnEveryAnswer() throws Exception {
        SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(new Caller(new UserId("u_1"),
                new DeviceId("d_1")))));

        MockHttpServletResponse answer = ask(filter(settings(true)), "/v1/me");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=3600");
        assertThat(answer.getHeader("RateLimit")).isEqualTo("\"default\";r=2;t=1200");
    }

    @Test
    void refusesWithAProblemThatSaysWhenToTryAgain() throws Exception {
        RateLimitFilter filter = filter(settings(true));
        ask(filter, "/v1/config");
        ask(filter, "/v1/config");

        MockHttpServletResponse answer = ask(filter, "/v1/config");

        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getContentAsString()).contains("\"code\":\"rate_limited\"");
        assertThat(answer.getHeader("Retry-After")).isEqualTo("1800");
        assertThat(answer.getHeader("RateLimit")).startsWith("\"address\";r=0;");
        assertThat(meters.counter("connectchat.limits.refused", "policy", "address").count()).isEqualTo(1);
    }

    @Test
    void countsButRefusesNothingWhereLimitsAreOff() throws Exception {
        RateLimitFilter filter = filter(settings(false));
        ask(filter, "/v1/config");
        ask(filter, "/v1/config");

        MockHttpServletResponse answer = ask(filter, "/v1/config");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("RateLimit")).startsWith("\"address\";r=0;");
    }

    @ParameterizedTest
    @CsvSource({"/index.html", "/readyz", "/v3/api-docs"})
    void leavesFilesAndHealthAlone(String path) throws Exception {
        MockHttpServletResponse answer = ask(filter(settings(true)), path);

        assertThat(answer.getHeaderNames()).doesNotContain("RateLimit");
    }

    private RateLimitFilter filter(LimitsSettings settings) {
        return new RateLimitFilter(new RateLimits(settings), settings, meters);
    }

    private static MockHttpServletResponse ask(RateLimitFilter filter, String path) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockHttpServletResponse answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, new MockFilterChain());
        return answer;
    }

    private static LimitsSettings settings(boolean enabled) {
        return new LimitsSettings(enabled, LONG, 3, 2, 1000);
    }
}
