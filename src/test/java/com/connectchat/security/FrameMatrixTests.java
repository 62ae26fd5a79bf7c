package com.connectchat.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every request that the socket knows, tried by everybody. A request that is not in the table fails the build. */
@RunningProduct
class FrameMatrixTests {

    private static final String HERE = "\"conversation_id\":\"{id}\"";
    private static final String IT = HERE + ",\"message_id\":\"{messageId}\"";

    /** Type, what owner, member, stranger and anonymous get (an answer, a close code, or nothing), and the data. */
    private static final String TABLE = """
            hello              4500          4500          4500          4501 {"token":"none"}
            token.refresh      ok            ok            ok            4500 {"token":"{token}"}
            ping               ok            ok            ok            4500 {}
            message.send       ok            ok            not_found     4500 {{here},"client_message_id":"{uuid}","text":"more"}
            message.edit       ok            forbidden     not_found     4500 {{it},"text":"other"}
            message.delete     ok            forbidden     not_found     4500 {{it}}
            reaction.add       ok            ok            not_found     4500 {{it},"emoji":"+1"}
            reaction.remove    ok            ok            not_found     4500 {{it},"emoji":"+1"}
            receipt.delivered  ok            ok            not_found     4500 {{here},"up_to_seq":1}
            receipt.read       ok            ok            not_found     4500 {{here},"up_to_seq":1}
            typing             nothing       nothing       nothing       4500 {{here},"active":true}
            presence.watch     ok            ok            ok            4500 {"user_ids":["{userId}"]}
            presence.unwatch   ok            ok            ok            4500 {"user_ids":["{userId}"]}
            sync               ok            ok            ok            4500 {"cursors":{"{id}":0}}
            """;

    private final IssueTokens tokens;
    private final int port;
    private final int socketPort;

    FrameMatrixTests(IssueTokens tokens, @LocalServerPort int port, @Value("${connectchat.gateway.port}") int socketPort) {
        this.tokens = tokens;
        this.port = port;
        this.socketPort = socketPort;
    }

    @Test
    void everyRequestIsInTheTable() throws ReflectiveOperationException {
        Class<?> types = Class.forName("com.connectchat.gateway.adapter.websocket.RequestType");
        Method code = types.getDeclaredMethod("code");
        code.setAccessible(true);
        List<String> known = new ArrayList<>();
        for (Object type : types.getEnumConstants()) {
            known.add((String) code.invoke(type));
        }

        assertThat(rows().map(Row::type)).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest(name = "{0} as {1} gets {2}")
    @MethodSource("cells")
    void everybodyGetsWhatIsTheirs(Row row, Actor actor, String expected) throws InterruptedException {
        World world = new World(tokens, port);
        String before = world.log();

        try (Socket socket = Socket.open(socketPort)) {
            if (actor != Actor.ANONYMOUS) {
                socket.hello(world.tokenOf(actor));
            }
            String data = world.fill(row.data()).replace("{token}", world.tokenOf(actor));

            assertThat(socket.outcomeOf(row.type(), data)).isEqualTo(expected);
        }
        if (!expected.equals("ok")) {
            assertThat(world.log()).isEqualTo(before);
        }
    }

    @Test
    void strangersHearNothing() throws InterruptedException {
        World world = new World(tokens, port);

        try (Socket owner = Socket.open(socketPort); Socket member = Socket.open(socketPort); Socket stranger = Socket.open(socketPort)) {
            owner.hello(world.tokenOf(Actor.OWNER));
            member.hello(world.tokenOf(Actor.MEMBER));
            stranger.hello(world.tokenOf(Actor.STRANGER));
            owner.outcomeOf("message.send", world.fill("{" + HERE + ",\"client_message_id\":\"{uuid}\",\"text\":\"secret\"}"));
            member.awaitFrameWith("secret");
            stranger.outcomeOf("sync", world.fill("{\"cursors\":{\"{id}\":0}}"));
            stranger.awaitFrameWith("sync.done");

            assertThat(stranger.frames()).noneMatch(frame -> frame.contains(world.fill("{id}")));
        }
    }

    static Stream<Arguments> cells() {
        return rows().flatMap(row -> Stream.of(Actor.values()).map(actor -> Arguments.of(row, actor, row.outcomes().get(actor.ordinal()))));
    }

    private static Stream<Row> rows() {
        return TABLE.replace("{here}", HERE).replace("{it}", IT).lines().map(line -> line.split(" +", 6))
                .map(cells -> new Row(cells[0], List.of(cells).subList(1, 5), cells[5]));
    }

    record Row(String type, List<String> outcomes, String data) {

        @Override
        public String toString() {
            return type;
        }
    }
}
