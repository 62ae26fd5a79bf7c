package com.connectchat.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint, tried by everybody. An endpoint that is not in the table fails the build. */
@RunningProduct
class AccessMatrixTests {

    /** Method and path, what owner, member, stranger and anonymous get, and the body. */
    private static final String TABLE = """
            GET    /livez                                        200 200 200 200
            GET    /readyz                                       200 200 200 200
            GET    /.well-known/jwks.json                        200 200 200 200
            GET    /v1/config                                    200 200 200 200
            POST   /v1/auth/register                             201 201 201 201 {"username":"{new}","password":"{uuid}"}
            POST   /v1/auth/token                                401 401 401 401 {"grant_type":"password","username":"a","password":"b"}
            POST   /v1/auth/revoke                               204 204 204 204 {"refresh_token":"none"}
            GET    /v1/me                                        200 200 200 401
            PATCH  /v1/me                                        200 200 200 401 {"display_name":"New"}
            DELETE /v1/me                                        204 204 204 401
            POST   /v1/me/password                               204 204 204 401 {"current_password":"none yet","new_password":"x{uuid}"}
            GET    /v1/me/devices                                200 200 200 401
            DELETE /v1/me/devices/{deviceId}                     204 404 404 401
            PUT    /v1/me/devices/{deviceId}/push                204 404 404 401 {"provider":"apns","token":"0123456789abcdef"}
            DELETE /v1/me/devices/{deviceId}/push                204 204 204 401
            GET    /v1/me/notification-preferences               200 200 200 401
            PUT    /v1/me/notification-preferences               200 200 200 401 {"push":"all"}
            GET    /v1/me/blocks                                 200 200 200 401
            PUT    /v1/me/blocks/{userId}                        204 204 204 401
            DELETE /v1/me/blocks/{userId}                        204 204 204 401
            GET    /v1/me/export                                 200 200 200 401
            GET    /v1/users?query=w                             200 200 200 401
            GET    /v1/users/{userId}                            200 200 200 401
            GET    /v1/users/{userId}/presence                   200 200 200 401
            GET    /v1/conversations                             200 200 200 401
            PUT    /v1/conversations/direct/{userId}             200 200 200 401
            GET    /v1/conversations/{id}                        200 200 404 401
            GET    /v1/conversations/{id}/receipts               200 200 404 401
            PUT    /v1/conversations/{id}/receipts               200 200 404 401 {"read_seq":1}
            PUT    /v1/conversations/{id}/mute                   200 200 404 401 {}
            DELETE /v1/conversations/{id}/mute                   204 204 404 401
            GET    /v1/conversations/{id}/notification-preferences 200 200 404 401
            PUT    /v1/conversations/{id}/notification-preferences 200 200 404 401 {}
            GET    /v1/conversations/{id}/events                 200 200 404 401
            GET    /v1/conversations/{id}/messages               200 200 404 401
            POST   /v1/conversations/{id}/messages               201 201 404 401 {"client_message_id":"{uuid}","text":"more"}
            GET    /v1/conversations/{id}/messages/{messageId}   200 200 404 401
            PATCH  /v1/conversations/{id}/messages/{messageId}   200 403 404 401 {"text":"other"}
            DELETE /v1/conversations/{id}/messages/{messageId}   200 403 404 401
            GET    /v1/notifications?message_id={messageId}      200 200 200 401
            POST   /v1/notifications/{messageId}/opened          404 404 404 401
            POST   /v1/groups                                    201 201 201 401 {"title":"Another"}
            GET    /v1/groups?query=w                            200 200 200 401
            GET    /v1/me/groups                                 200 200 200 401
            GET    /v1/groups/{groupId}                          200 200 404 401
            PATCH  /v1/groups/{groupId}                          200 403 404 401 {"title":"New"}
            DELETE /v1/groups/{groupId}                          204 403 404 401
            GET    /v1/groups/{groupId}/members                  200 200 404 401
            POST   /v1/groups/{groupId}/members                  200 403 404 401 {"user_ids":["{userId}"]}
            PUT    /v1/groups/{groupId}/members/{userId}         200 403 404 401 {}
            DELETE /v1/groups/{groupId}/members/{userId}         404 403 404 401
            GET    /v1/groups/{groupId}/bans                     200 403 404 401
            PUT    /v1/groups/{groupId}/bans/{userId}            204 403 404 401
            DELETE /v1/groups/{groupId}/bans/{userId}            204 403 404 401
            POST   /v1/groups/{groupId}/join                     200 200 404 401
            POST   /v1/groups/{groupId}/leave                    409 204 404 401
            POST   /v1/groups/{groupId}/invites                  201 403 404 401
            GET    /v1/groups/{groupId}/invites                  200 403 404 401
            DELETE /v1/groups/{groupId}/invites/{code}           204 403 404 401
            GET    /v1/groups/{groupId}/join-requests            200 403 404 401
            PUT    /v1/groups/{groupId}/join-requests/{userId}   404 403 404 401 {"decision":"approve"}
            POST   /v1/invites/{code}/accept                     200 200 200 401
            """;

    private final IssueTokens tokens;
    private final int port;
    private final RequestMappingHandlerMapping mapping;

    AccessMatrixTests(IssueTokens tokens, @LocalServerPort int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.tokens = tokens;
        this.port = port;
        this.mapping = mapping;
    }

    @Test
    void everyEndpointIsInTheTable() {
        List<String> mapped = mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("com.connectchat"))
                .flatMap(each -> endpoints(each.getKey())).toList();

        assertThat(rows().map(Row::endpoint)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    private static Stream<String> endpoints(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
    }

    @ParameterizedTest(name = "{0} as {1} is answered with {2}")
    @MethodSource("cells")
    void everybodyGetsWhatIsTheirs(Row row, Actor actor, int status) {
        World world = new World(tokens, port);
        String before = world.log();

        HttpResponse<String> answer = world.ask(actor, row.method(), world.fill(row.path()), world.fill(row.body()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(world.log()).isEqualTo(before);
        }
    }

    static Stream<Arguments> cells() {
        return rows().flatMap(row -> Stream.of(Actor.values()).map(actor -> Arguments.of(row, actor, row.statuses().get(actor.ordinal()))));
    }

    private static Stream<Row> rows() {
        return TABLE.lines().map(line -> line.split(" +", 7))
                .map(cells -> new Row(cells[0], cells[1], Stream.of(cells).skip(2).limit(4).map(Integer::valueOf).toList(),
                        cells.length > 6 ? cells[6] : ""));
    }

    record Row(String method, String path, List<Integer> statuses, String body) {

        String endpoint() {
            return method + " " + path.replaceFirst("\\?.*", "");
        }

        @Override
        public String toString() {
            return endpoint();
        }
    }
}
