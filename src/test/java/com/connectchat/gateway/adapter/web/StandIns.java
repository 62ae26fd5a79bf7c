package com.connectchat.gateway.adapter.web;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The gateway's web adapter alone: tokens that are what they say, and endpoints that fail in every way. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Tests|PresenceController).*"))
@ConfigurationPropertiesScan("com.connectchat.gateway")
class StandIns {

    static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Bean
    AuthenticateToken tokens() {
        return token -> switch (token) {
            case "expired" -> new AuthenticateToken.Authentication.Expired();
            case String good when good.startsWith("user-") -> new AuthenticateToken.Authentication.Authenticated(
                    new UserId(good.replace("user-", "u_")), new DeviceId("d_1"), LATER);
            default -> new AuthenticateToken.Authentication.Rejected();
        };
    }

    /** Endpoints as other modules write them. */
    @RestController
    static class Endpoints {

        @GetMapping("/v1/stand-in/me")
        Map<String, Object> me(Caller caller, HttpServletRequest request) {
            return Map.of("user_id", caller.userId(), "device_id", caller.deviceId(), "address", request.getRemoteAddr());
        }

        @PostMapping("/v1/stand-in/echo")
        Echo echo(@RequestBody Echo body) {
            return body;
        }

        @PostMapping("/v1/stand-in/validated")
        Validated validated(@RequestBody @Valid Validated body) {
            return body;
        }

        @GetMapping("/v1/stand-in/users/{userId}")
        Map<String, Object> user(@PathVariable UserId userId) {
            return Map.of("user_id", userId);
        }

        @DeleteMapping("/v1/stand-in/users/{userId}")
        void delete(@PathVariable UserId userId) {
        }

        @GetMapping("/v1/stand-in/list")
        Map<String, Object> list(@RequestParam(defaultValue = "50") @Max(100) int limit, @RequestParam @Nullable UserId after) {
            return Map.of("limit", limit);
        }

        @GetMapping("/v1/stand-in/thread")
        Map<String, Object> thread() {
            return Map.of("virtual", Thread.currentThread().isVirtual());
        }

        @GetMapping("/v1/stand-in/fail/{how}")
        void fail(@PathVariable String how) {
            throw switch (how) {
                case "field" -> new InvalidField("/text", "must not be empty");
                case "conflict" -> new RequestRefused(ErrorCode.CONFLICT, "the name is taken; choose another");
                case "busy" -> new BusUnavailable("partition 3 is full");
                case "unavailable" -> new RequestRefused(ErrorCode.UNAVAILABLE, "the store is full; try again later");
                default -> new IllegalStateException("secret internals");
            };
        }
    }

    record Echo(@Nullable String text, @Nullable Instant createdAt, @Nullable UserId userId, @Nullable Integer count,
            @Nullable Boolean flag, @Nullable MessageKind messageKind, @Nullable List<UserId> userIds,
            @Nullable JsonNode metadata, @Nullable Echo inner) {
    }

    record Validated(@Size(max = 3) @Nullable String displayName, @Nullable List<@Valid Validated> innerOnes) {
    }
}
