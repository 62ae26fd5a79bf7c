package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ErrorCode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@WebTest
class OpenApiTests {

    private final Wire wire;
    private final RequestMappingHandlerMapping mappings;

    OpenApiTests(@LocalServerPort int port, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.wire = new Wire(port);
        this.mappings = mappings;
    }

    private JsonNode api() {
        return wire.get("/v3/api-docs").json();
    }

    @Test
    void describesEveryEndpointWithItsErrors() {
        JsonNode paths = api().at("/paths");

        assertThat(endpoints()).isNotEmpty().allSatisfy(endpoint -> {
            JsonNode operation = paths.path(endpoint.getKey()).path(endpoint.getValue());
            assertThat(operation.path("summary").asString("")).as(endpoint.toString()).isNotEmpty();
            assertThat(operation.path("responses").propertyNames()).as(endpoint.toString()).contains("400", "429", "500", "503");
        });
    }

    private Stream<Map.Entry<String, String>> endpoints() {
        return mappings.getHandlerMethods().keySet().stream().filter(mapping -> path(mapping).startsWith("/v1/"))
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> Map.entry(path(mapping), method.name().toLowerCase(java.util.Locale.ROOT))));
    }

    private static String path(RequestMappingInfo mapping) {
        return mapping.getPatternValues().iterator().next();
    }

    @Test
    void tellsWhichErrorsTheFormOfARequestMakesPossible() {
        JsonNode paths = api().at("/paths");

        assertThat(paths.at("/~1v1~1config/get/responses").propertyNames()).doesNotContain("401", "404");
        assertThat(paths.at("/~1v1~1stand-in~1echo/post/responses").propertyNames()).contains("401", "413", "415", "422");
        assertThat(paths.at("/~1v1~1stand-in~1users~1{userId}/get/responses").propertyNames()).contains("401", "404");
    }

    @Test
    void asksForATokenWhereOneIsNeeded() {
        JsonNode paths = api().at("/paths");

        assertThat(paths.at("/~1v1~1stand-in~1me/get/security/0").has("bearer")).isTrue();
        assertThat(paths.at("/~1v1~1config/get").has("security")).isFalse();
    }

    @Test
    void describesValuesAsTheyAreOnTheWire() {
        JsonNode echo = api().at("/components/schemas/Echo/properties");

        assertThat(echo.at("/user_id/type").asString("")).isEqualTo("string");
        assertThat(echo.at("/created_at/format").asString("")).isEqualTo("date-time");
        assertThat(echo.at("/message_kind/enum").toString()).isEqualTo("[\"text\",\"media\",\"custom\"]");
        assertThat(echo.at("/user_ids/items/type").asString("")).isEqualTo("string");
    }

    @Test
    void describesProblems() {
        JsonNode components = api().at("/components");

        assertThat(components.at("/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors", "error_id");
        assertThat(components.at("/responses").propertyNames())
                .contains(Stream.of(ErrorCode.values()).map(ErrorCode::code).toArray(String[]::new));
    }

    @Test
    void explainsEveryErrorCodeWhereProblemsPointTo() {
        String page = wire.get("/docs/errors.html").body();

        assertThat(ErrorCode.values()).allSatisfy(code ->
                assertThat(page).contains("id=\"" + code.code() + "\">" + code.code() + " (" + code.httpStatus() + ")"));
    }

    @Test
    void letsSwaggerUiRunUnderItsOwnPolicy() {
        Wire.Answer page = wire.get("/swagger-ui/index.html");

        assertThat(page.body()).contains("swagger-initializer.js");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(wire.get("/swagger-ui.html").header("Location")).endsWith("/swagger-ui/index.html");
    }
}
