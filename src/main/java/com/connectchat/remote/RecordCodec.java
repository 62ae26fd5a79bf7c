package com.connectchat.remote;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object with the record's components by name; its constructor checks what comes in. Unknown names are passed over, so
 * that a newer process may send more.
 */
final class RecordCodec implements Codec {

    private final List<Component> components;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Constructor<?> constructor;

    RecordCodec(Codecs codecs, Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        components = Arrays.stream(declared).map(each -> Component.of(codecs, each)).toList();
        for (int i = 0; i < declared.length; i++) {
            indexes.put(declared[i].getName(), i);
        }
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor", e);
        }
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        json.writeStartObject();
        writeComponents(json, value);
        json.writeEndObject();
    }

    @Override
    public Object read(JsonParser json) {
        return readComponents(json);
    }

    void writeComponents(JsonGenerator json, Object value) {
        for (Component component : components) {
            json.writeName(component.name);
            Codecs.write(component.codec, json, call(component.accessor, value));
        }
    }

    /** The parser stands before a name or the object's end. */
    Object readComponents(JsonParser json) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Integer index = indexes.get(json.currentName());
            json.nextToken();
            if (index == null) {
                json.skipChildren();
            } else {
                values[index] = Codecs.read(components.get(index).codec, json);
            }
        }
        return construct(values);
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object call(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Component(String name, Method accessor, Codec codec) {

        static Component of(Codecs codecs, RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Component(component.getName(), accessor, codecs.of(component.getGenericType()));
        }
    }
}
