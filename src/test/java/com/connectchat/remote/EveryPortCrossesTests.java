package com.connectchat.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.connectchat.kernel.event.LoggedEvent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A port whose parameters or results could not reach another process would only be found out there. */
class EveryPortCrossesTests {

    private static final RecursiveComparisonConfiguration EXACTLY = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(Comparator.comparing((LoggedEvent event) -> event.toString() + new String(event.json())),
                    LoggedEvent.class)
            .withIgnoreCollectionOrder(false).build();

    private final Codecs codecs = new Codecs();

    @ParameterizedTest
    @MethodSource("ports")
    void parametersAndResultsArriveAsTheyWere(Class<?> port) {
        for (PortMethod method : PortMethod.of(port, codecs).values()) {
            List<Type> types = Stream.concat(Arrays.stream(method.method().getGenericParameterTypes()),
                    Stream.of(method.method().getGenericReturnType())).filter(type -> type != void.class).toList();

            assertThat(types).allSatisfy(this::assertCrosses);
        }
    }

    @Test
    void allModulesHaveTheirPortsLookedAt() {
        assertThat(ports().map(Class::getSimpleName)).contains("Sessions", "GrantNumbers", "ConversationLog", "ReadHistory",
                "Conversations", "WorkOnCommands", "CatchUp", "AuthenticateToken", "SignIn").hasSizeGreaterThan(15);
    }

    @Test
    void aCallbackIsRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> PortMethod.of(CallsBack.class, codecs))
                .withMessageContaining("CallsBack.tell").withMessageContaining("Consumer");
    }

    @Test
    void twoMethodsOfOneNameAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PortMethod.of(Overloaded.class, codecs)).withMessageContaining("two methods");
    }

    static Stream<Class<?>> ports() {
        return Modules.parse(Modules.ALL).local().stream().map(Modules::portsOf).flatMap(Collection::stream);
    }

    private void assertCrosses(Type type) {
        Codec codec = codecs.of(type);
        assertThat(Samples.of(type)).isNotEmpty().allSatisfy(sample -> {
            byte[] written = Wire.write(List.of(codec), new Object[] {sample});

            assertThat(Wire.read(List.of(codec), written)[0]).usingRecursiveComparison(EXACTLY).isEqualTo(sample);
        });
    }

    interface CallsBack {

        void tell(Consumer<String> somebody);
    }

    interface Overloaded {

        void tell(String text);

        void tell(long number);
    }
}
