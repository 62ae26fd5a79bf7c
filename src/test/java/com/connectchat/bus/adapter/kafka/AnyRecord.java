package com.connectchat.bus.adapter.kafka;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.kernel.event.LoggedEvent;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a record of any kind by its components, with whatever they may hold; by seed, so that a failure comes again. */
final class AnyRecord {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private final Random random;

    AnyRecord(long seed) {
        this.random = new Random(seed);
    }

    Object of(Class<?> kind) {
        if (kind.isSealed()) {
            Class<?>[] kinds = kind.getPermittedSubclasses();
            return of(kinds[random.nextInt(kinds.length)]);
        }
        try {
            RecordComponent[] components = kind.getRecordComponents();
            Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
            Constructor<?> constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Stream.of(components).map(this::component).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + kind, e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0 ? null : value(type.getType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            if (generic.getRawType() == Map.class) {
                return Map.of(value(arguments.getFirst()), value(arguments.getLast()));
            }
            Stream<Object> values = IntStream.rangeClosed(0, 1 + random.nextInt(3)).mapToObj(i -> value(arguments.getFirst()));
            return generic.getRawType() == Set.class ? values.collect(Collectors.toSet()) : values.toList();
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)] : leaf(plain);
    }

    private Object leaf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> word();
            case "long", "Long" -> random.nextLong();
            case "int" -> random.nextInt(100);
            case "boolean" -> random.nextBoolean();
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
            case "Duration" -> Duration.ofSeconds(random.nextInt(86_401));
            case "MessageContent" -> content();
            case "LoggedEvent" -> event();
            default -> of(type);
        };
    }

    private MessageContent content() {
        return random.nextBoolean() ? MessageContent.ofText(word() + " \"ü€😀\" \\ \n")
                : new MessageContent(MessageKind.TEXT, word(), List.of(), new MessageId(word()), List.of(new UserId(word())),
                        "{\"n\":1e999}");
    }

    private LoggedEvent event() {
        return LoggedEvent.of(new ConversationEvent.MessageNew(new ConversationId(word()), random.nextInt(1000), random.nextInt(1000),
                new MessageId(word()), new UserId(word()), word(), content(), Instant.ofEpochMilli(random.nextInt())));
    }

    private String word() {
        return IntStream.rangeClosed(0, random.nextInt(12)).mapToObj(i -> LETTERS.charAt(random.nextInt(LETTERS.length())))
                .map(String::valueOf).reduce("", String::concat);
    }
}
