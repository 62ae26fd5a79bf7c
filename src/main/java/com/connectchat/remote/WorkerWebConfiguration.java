package com.connectchat.remote;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What a process without clients shows on the ports that it has in common with a gateway: health, and the operators' endpoints. */
@Configuration(proxyBeanMethods = false)
@Conditional(WorkerCondition.class)
class WorkerWebConfiguration {

    @Bean
    RouterFunction<ServerResponse> workerHealth(ApplicationAvailability availability, Readiness readiness) {
        return RouterFunctions.route()
                .GET("/livez", _ -> answer(availability.getLivenessState() == LivenessState.CORRECT ? Optional.empty()
                        : Optional.of("The process is broken; restart it.")))
                .GET("/readyz", _ -> answer(readiness.missing())).build();
    }

    /** There are no sessions and nothing to forge: what is not a path of these does not exist. */
    @Bean
    SecurityFilterChain onlyHealth(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/livez", "/readyz", "/actuator/**").permitAll()
                        .anyRequest().denyAll()).build();
    }

    private static ServerResponse answer(Optional<String> missing) {
        return ServerResponse.status(missing.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("status", missing.orElse("up")));
    }
}
