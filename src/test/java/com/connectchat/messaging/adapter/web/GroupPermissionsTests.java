package com.connectchat.messaging.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** Every operation on a group, tried by everybody, in every kind of group. */
class GroupPermissionsTests extends WebTest {

    /** What owner, admin, member, a stranger and who is banned get in a public group, and the body. */
    private static final String TABLE = """
            GET    ''                          200 200 200 200 200
            PATCH  ''                          200 200 403 403 403 {"title":"New"}
            DELETE ''                          204 403 403 403 403
            GET    /members                    200 200 200 403 403
            POST   /members                    200 200 403 403 403 {"user_ids":["{new}"]}
            PUT    /members/{new}              200 200 403 403 403 {}
            PUT    /members/{other}            200 403 403 403 403 {"role":"admin"}
            PUT    /members/{otherAdmin}       200 403 403 403 403 {"role":"member"}
            PUT    /members/{other}            200 403 403 403 403 {"role":"owner"}
            DELETE /members/{other}            204 204 403 403 403
            DELETE /members/{otherAdmin}       204 403 403 403 403
            DELETE /members/{owner}            409 403 403 403 403
            GET    /bans                       200 200 403 403 403
            PUT    /bans/{other}               204 204 403 403 403
            PUT    /bans/{otherAdmin}          204 403 403 403 403
            DELETE /bans/{banned}              204 204 403 403 403
            POST   /join                       200 200 200 200 403
            POST   /leave                      409 204 204 403 403
            POST   /invites                    201 201 403 403 403
            GET    /invites                    200 200 403 403 403
            GET    /join-requests              200 200 403 403 403
            PUT    /join-requests/{new}        404 404 403 403 403 {"decision":"approve"}
            """;

    private static final List<String> ROLES = List.of("owner", "admin", "member", "stranger", "banned");

    private String group;

    @ParameterizedTest(name = "{0} of a {1} group as {2}: {3}")
    @MethodSource("cells")
    void everybodyMayDoWhatTheTableSays(Row row, String kind, String role, int status) {
        Browser asker = found(kind, role);

        Browser.Answer answer = asker.ask(HttpMethod.valueOf(row.method()), "/v1/groups/" + group + fill(row.path()),
                row.body().isEmpty() ? null : fill(row.body()));

        assertThat(answer.status()).as(answer.response().getHeaderNames() + " " + answer.problem()).isEqualTo(status);
    }

    static Stream<Arguments> cells() {
        return TABLE.lines().map(Row::of).flatMap(row -> Stream.of("public", "private", "deleted").flatMap(kind ->
                ROLES.stream().map(role -> Arguments.of(row, kind, role, row.status(kind, role)))));
    }

    /** Makes a group of this kind and tells who asks. */
    private Browser found(String kind, String role) {
        Browser owner = person();
        people = List.of(owner, person(), person(), person(), person(), person(), person());
        group = owner.post("/v1/groups", "{\"title\": \"Tea\", \"visibility\": \"%s\", \"member_ids\": [%s]}".formatted(
                kind.equals("private") ? "private" : "public", named(1) + "," + named(2) + "," + named(5) + "," + named(6)))
                .at("/conversation_id");
        owner.put("/v1/groups/" + group + "/members/" + id(1), "{\"role\": \"admin\"}");
        owner.put("/v1/groups/" + group + "/members/" + id(6), "{\"role\": \"admin\"}");
        owner.put("/v1/groups/" + group + "/bans/" + id(4));
        if (kind.equals("deleted")) {
            assertThat(owner.delete("/v1/groups/" + group).status()).isEqualTo(204);
        }
        return people.get(ROLES.indexOf(role));
    }

    /** Owner, admin, member, stranger, banned, another member, another admin. */
    private List<Browser> people = List.of();

    private Browser person() {
        return new Browser(mvc, user("p" + UUID.randomUUID().toString().substring(0, 8)), "phone");
    }

    private String id(int index) {
        return people.get(index).user().value();
    }

    private String named(int index) {
        return '"' + id(index) + '"';
    }

    private String fill(String template) {
        return template.replace("''", "").replace("{new}", person().user().value()).replace("{owner}", id(0))
                .replace("{banned}", id(4)).replace("{other}", id(5)).replace("{otherAdmin}", id(6));
    }

    record Row(String method, String path, List<Integer> statuses, String body) {

        static Row of(String line) {
            String[] cells = line.split(" +", 8);
            return new Row(cells[0], cells[1], Stream.of(cells).skip(2).limit(5).map(Integer::valueOf).toList(),
                    cells.length > 7 ? cells[7] : "");
        }

        /** A deleted group is nobody's, a private one is not there for who is not in it. */
        int status(String kind, String role) {
            boolean outside = ROLES.indexOf(role) > 2;
            return kind.equals("deleted") || kind.equals("private") && outside ? 404 : statuses.get(ROLES.indexOf(role));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
