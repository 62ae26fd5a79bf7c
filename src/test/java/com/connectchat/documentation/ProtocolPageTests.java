package com.connectchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/protocol.md} names everything that the code can say, and its examples can be read by a machine. */
final class ProtocolPageTests {

    private static final Path PAGE = Path.of("docs/protocol.md");
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^```json\n(.*?)^```$");

    @ParameterizedTest
    @EnumSource
    void explainsEveryErrorCode(ErrorCode code) throws IOException {
        String row = "| `%s` | %d | %s |".formatted(code.code(), code.httpStatus(), code.retryable() ? "yes" : "no");

        assertThat(tableRows()).anyMatch(line -> line.startsWith(row));
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryCloseCode(CloseCode code) throws IOException {
        String row = "| %d | %s |".formatted(code.number(), code.reconnect() ? "yes" : "no");

        assertThat(tableRows()).anyMatch(line -> line.startsWith(row));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryDurableEvent(EventType type) throws IOException {
        assertThat(rowsOf("## Events")).anyMatch(line -> line.contains("`" + type.code() + "`"));
    }

    @ParameterizedTest
    @MethodSource
    void showsExamplesThatAreJson(String example) {
        assertThatCode(() -> JsonMapper.shared().readTree(example)).doesNotThrowAnyException();
    }

    static Stream<String> showsExamplesThatAreJson() throws IOException {
        return EXAMPLES.matcher(Files.readString(PAGE)).results().map((MatchResult example) -> example.group(1))
                .flatMap(String::lines).map(line -> line.replaceFirst("^[<>] ", ""));
    }

    private static List<String> tableRows() throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| ")).toList();
    }

    private static List<String> rowsOf(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        return lines.stream().skip(lines.indexOf(heading) + 1L).takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `")).toList();
    }
}
