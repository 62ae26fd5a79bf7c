package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.user.AuthenticateToken;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Who may ask for what. There is no session, no cookie and no password here, so nothing that a foreign page could
 * make a browser send along, and CSRF protection would protect nothing.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** All that a stranger may use of the API; the rest of {@code /v1} answers 401 whether it exists or not. */
    static final String[] FOR_STRANGERS = {"/v1/config", "/v1/auth/register", "/v1/auth/token", "/v1/auth/revoke"};

    /** The operators' endpoints listen on a port of their own, bound to loopback unless told otherwise. */
    @Bean
    @Order(1)
    SecurityFilterChain operators(HttpSecurity http) throws Exception {
        lean(http).securityMatcher(EndpointRequest.toAnyEndpoint());
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain clients(HttpSecurity http, AuthenticateToken tokens, LimitsSettings limits, MeterRegistry meters,
            GatewayAddress address, @Value("${connectchat.store:embedded}") String store) throws Exception {
        BearerTokens bearer = new BearerTokens(tokens);
        BrowserPolicy policy = new BrowserPolicy(address);
        lean(http)
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(policy))
                .addFilterBefore(policy, HeaderWriterFilter.class)
                .addFilterAfter(CrossOrigin.filter(address, store.equals("embedded")), HeaderWriterFilter.class)
                .addFilterBefore(bearer, ExceptionTranslationFilter.class)
                .addFilterBefore(new RateLimitFilter(new RateLimits(limits), limits, meters), ExceptionTranslationFilter.class)
                .addFilterBefore(RequestGuard.announced(), ExceptionTranslationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(bearer)
                        .accessDeniedHandler((_, response, _) ->
                                Problems.write(response, Problem.of(ErrorCode.FORBIDDEN, "You may not do this."))))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(FOR_STRANGERS).permitAll()
                        .requestMatchers(HttpMethod.OPTIONS).permitAll()
                        .requestMatchers("/v1/**").authenticated()
                        .anyRequest().permitAll());
        return http.build();
    }

    private static HttpSecurity lean(HttpSecurity http) throws Exception {
        return http
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable);
    }

    /** Methods are judged by the endpoints, which know what to allow. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedByFirewall() {
        return (request, response, failure) -> Problems.write(response, Problems.of(failure, request));
    }

    @Bean
    FilterRegistrationBean<RequestGuard> requestGuard() {
        FilterRegistrationBean<RequestGuard> guard = new FilterRegistrationBean<>(new RequestGuard());
        guard.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return guard;
    }
}
