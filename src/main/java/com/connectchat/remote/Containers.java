package com.connectchat.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What holds other values: arrays in JSON, in the order in which they are passed through. */
final class Containers {

    private Containers() {
    }

    private static List<@Nullable Object> all(JsonParser json, Codec codec) {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(Codecs.read(codec, json));
        }
        return items;
    }

    record OfList(Codec items) implements Codec {

        @Override
        public void write(JsonGenerator json, Object value) {
            json.writeStartArray();
            for (Object item : (Collection<?>) value) {
                Codecs.write(items, json, item);
            }
            json.writeEndArray();
        }

        @Override
        public Object read(JsonParser json) {
            return Collections.unmodifiableList(all(json, items));
        }
    }

    record OfSet(Codec items) implements Codec {

        @Override
        public void write(JsonGenerator json, Object value) {
            new OfList(items).write(json, value);
        }

        @Override
        public Object read(JsonParser json) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(all(json, items)));
        }
    }

    /** An array of none or one. */
    record OfOptional(Codec item) implements Codec {

        @Override
        public void write(JsonGenerator json, Object value) {
            new OfList(item).write(json, ((Optional<?>) value).stream().toList());
        }

        @Override
        public Object read(JsonParser json) {
            List<@Nullable Object> items = all(json, item);
            return items.isEmpty() ? Optional.empty() : Optional.ofNullable(items.getFirst());
        }
    }

    /** Key, value, key, value: keys may be of any type. */
    record OfMap(Codec keys, Codec values) implements Codec {

        @Override
        public void write(JsonGenerator json, Object value) {
            json.writeStartArray();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                Codecs.write(keys, json, entry.getKey());
                Codecs.write(values, json, entry.getValue());
            }
            json.writeEndArray();
        }

        @Override
        public Object read(JsonParser json) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Object key = Codecs.read(keys, json);
                json.nextToken();
                map.put(key, Codecs.read(values, json));
            }
            return Collections.unmodifiableMap(map);
        }
    }
}
