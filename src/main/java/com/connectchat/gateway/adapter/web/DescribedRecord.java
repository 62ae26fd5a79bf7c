package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.Mandatory;
import com.connectchat.kernel.OneOf;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * What a record's components tell of its JSON beyond their Java types: what is always there, which texts there are, and where JSON stands
 * in a string of Java's.
 */
final class DescribedRecord {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private DescribedRecord() {
    }

    /** Whether the record is nothing but a piece of JSON of somebody else's. */
    static boolean isRaw(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonRawValue.class);
    }

    static Schema<?> anyObject() {
        return new ObjectSchema().additionalProperties(true);
    }

    /** The codes of an enum that has codes, else its names in lower case. */
    static Schema<?> texts(Class<?> names) {
        Method code = ReflectionUtils.findMethod(names, "code");
        return new StringSchema()._enum(Arrays.stream(names.getEnumConstants()).map(each -> code == null
                ? ((Enum<?>) each).name().toLowerCase(Locale.ROOT) : String.valueOf(ReflectionUtils.invokeMethod(code, each))).toList());
    }

    /** Completes the schema that was made from the components' types. */
    static void complete(Class<?> type, Schema<?> schema) {
        // The library's type of these is raw, which can't be written down here.
        var properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        schema.setType("object");
        schema.addType("object");
        components(type).filter(component -> component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)).forEach(component -> {
            properties.remove(name(component));
            schema.setAdditionalProperties(true);
        });
        components(type).forEach(component -> properties.computeIfPresent(name(component), (_, plain) -> described(component, plain)));
        Set<String> required = new TreeSet<>(required(type));
        required.retainAll(properties.keySet());
        schema.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    private static Schema<?> described(RecordComponent component, Schema<?> plain) {
        OneOf oneOf = component.getAnnotation(OneOf.class);
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return anyObject().description(plain.getDescription());
        }
        if (oneOf == null) {
            return plain;
        }
        return (oneOf.value().length == 0 ? new StringSchema()._enum(List.of(oneOf.texts())) : texts(oneOf.value()[0]))
                .description(plain.getDescription());
    }

    private static List<String> required(Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        boolean withoutEmpty = include != null && include.value() == JsonInclude.Include.NON_EMPTY;
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Mandatory.class)
                        || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !(withoutEmpty && Collection.class.isAssignableFrom(component.getType())))
                .flatMap(component -> isUnwrapped(component) ? required(component.getType()).stream() : Stream.of(name(component)))
                .toList();
    }

    /** With those of records that stand in it without a name of their own. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> isUnwrapped(component) ? components(component.getType()) : Stream.of(component));
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static String name(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? NAMES.translate(component.getName()) : property.value();
    }
}
