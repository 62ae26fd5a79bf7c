package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every file that is served and every kind of other path, by every method: browsers are always told the same. */
@WebTest
class HeaderMatrixTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "DELETE", "BREW");
    private static final List<String> OTHER_PATHS = List.of("/", "/?a=b", "/v1/config", "/v1/stand-in/me", "/v1/nothing-here", "/livez",
            "/nothing-here", "/sdk/", "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs", "/error", "/actuator");
    private static final String[] ALWAYS = {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
        "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"};

    private final Wire wire;

    HeaderMatrixTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requests")
    void tellsBrowsersTheSameWhateverTheyAsk(String method, String path) {
        Answer answer = wire.send(method, path, null);

        assertThat(answer.headers()).containsKeys(ALWAYS);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        if (path.startsWith("/v1/") || answer.status() >= 400) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("paths")
    void answersHeadWithTheHeadersOfGet(String path) {
        Answer get = wire.get(path);
        Answer head = wire.send("HEAD", path, null);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().keySet()).containsAll(get.headers().keySet().stream().filter(name -> !isAboutTheBody(name)).toList());
    }

    private static boolean isAboutTheBody(String header) {
        return Stream.of("Content-Length", "Transfer-Encoding", "Content-Encoding", "Vary").anyMatch(header::equalsIgnoreCase);
    }

    static Stream<Arguments> requests() throws IOException {
        return paths().flatMap(path -> METHODS.stream().map(method -> Arguments.of(method, path)));
    }

    static Stream<String> paths() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        int prefix = urlOf(resources.getResource("classpath:/static/")).length() - 1;
        return Stream.concat(OTHER_PATHS.stream(),
                Stream.of(resources.getResources("classpath:/static/**/*.*")).map(file -> urlOf(file).substring(prefix)));
    }

    private static String urlOf(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
