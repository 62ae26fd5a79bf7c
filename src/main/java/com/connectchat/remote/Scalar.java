package com.connectchat.remote;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A value that is one token of JSON. */
final class Scalar implements Codec {

    private final BiConsumer<JsonGenerator, Object> writer;
    private final Function<JsonParser, Object> reader;

    <T> Scalar(BiConsumer<JsonGenerator, T> writer, Function<JsonParser, ? extends Object> reader, Class<T> type) {
        this.writer = (json, value) -> writer.accept(json, type.cast(value));
        this.reader = reader::apply;
    }

    static <T> Scalar ofText(Function<T, String> text, Function<String, T> parse, Class<T> type) {
        return new Scalar((json, value) -> json.writeString(text.apply(value)), json -> parse.apply(json.getString()), type);
    }

    static Scalar ofEnum(Class<?> type) {
        Map<String, Object> byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(each -> ((Enum<?>) each).name(), each -> each));
        return new Scalar((json, value) -> json.writeString(value.name()), json -> constant(type, byName, json.getString()), Enum.class);
    }

    private static Object constant(Class<?> type, Map<String, Object> byName, String name) {
        Object found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + name + " here; the other process is of another version");
        }
        return found;
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        writer.accept(json, value);
    }

    @Override
    public Object read(JsonParser json) {
        return reader.apply(json);
    }
}
