package com.connectchat.remote;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values of every type that a port uses: of each kind, with and without what may be missing. */
final class Samples {

    private static final List<String> TEXTS = List.of("a\"b\\c\u0000 é 😀", "123e4567-e89b-42d3-a456-426614174000", "u_1", "x");

    private Samples() {
    }

    /** At least one. */
    static List<Object> of(Type type) {
        return switch (type) {
            case ParameterizedType generic -> container(generic);
            case Class<?> plain when plain.isEnum() -> List.of(plain.getEnumConstants());
            case Class<?> plain when plain.isRecord() -> records(plain);
            case Class<?> plain when plain.isSealed() ->
                    Stream.of(plain.getPermittedSubclasses()).flatMap(each -> of(each).stream()).toList();
            case Class<?> plain -> scalars(plain);
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private static List<Object> scalars(Class<?> type) {
        if (type == String.class) {
            return List.copyOf(TEXTS);
        } else if (type == long.class || type == Long.class) {
            return List.of(7L, 0L, (1L << 53) - 1, Long.MAX_VALUE, -3L);
        } else if (type == int.class || type == Integer.class) {
            return List.of(3, 0, Integer.MAX_VALUE);
        } else if (type == boolean.class || type == Boolean.class) {
            return List.of(true, false);
        } else if (type == Instant.class) {
            return List.of(Instant.parse("2026-01-31T12:00:00.123456789Z"), Instant.EPOCH);
        } else if (type == Duration.class) {
            return List.of(Duration.ofMillis(1), Duration.ofDays(400));
        } else if (type == byte[].class) {
            return List.of(new byte[] {0, -1, 127});
        } else if (type == LoggedEvent.class) {
            byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
            return List.of(LoggedEvent.ofJson(new ConversationId("d_1"), 2, 1, EventType.MESSAGE_NEW, json));
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    private static List<Object> container(ParameterizedType generic) {
        List<Object> first = of(generic.getActualTypeArguments()[0]);
        Type raw = generic.getRawType();
        if (raw == Optional.class) {
            return List.of(Optional.empty(), Optional.of(first.getFirst()));
        } else if (raw == Map.class) {
            Object value = of(generic.getActualTypeArguments()[1]).getFirst();
            return List.of(Map.of(), Map.of(first.getFirst(), value));
        } else if (raw == Set.class) {
            return List.of(Set.of(), Set.copyOf(first));
        }
        return List.of(List.of(), first);
    }

    /** One for each sample of each component, the others being the first ones; where the constructor refuses, another text is tried. */
    private static List<Object> records(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<List<Object>> samples = Arrays.stream(components).map(each -> of(each.getGenericType())).toList();
        List<Object> made = new ArrayList<>();
        int variants = samples.stream().mapToInt(List::size).max().orElse(1);
        for (int variant = 0; variant < variants; variant++) {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = samples.get(i).get(variant % samples.get(i).size());
            }
            construct(type, components, values).ifPresent(made::add);
        }
        Object[] absent = made.isEmpty() ? new Object[0] : withoutWhatMayBeMissing(components, samples);
        construct(type, components, absent).ifPresent(made::add);
        if (made.isEmpty()) {
            throw new IllegalArgumentException("no sample of " + type + " could be made; add one that its constructor takes");
        }
        return made;
    }

    private static Object[] withoutWhatMayBeMissing(RecordComponent[] components, List<List<Object>> samples) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class);
            values[i] = optional ? null : samples.get(i).getFirst();
        }
        return values;
    }

    private static Optional<Object> construct(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
