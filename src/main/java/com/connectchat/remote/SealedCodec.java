package com.connectchat.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** One of several records: its simple name comes first, as the value of {@value #NAME}. */
final class SealedCodec implements Codec {

    private static final String NAME = "@";

    private final Class<?> type;
    private final Map<Class<?>, RecordCodec> byClass = new HashMap<>();
    private final Map<String, RecordCodec> byName = new HashMap<>();

    SealedCodec(Codecs codecs, Class<?> type) {
        this.type = type;
        for (Class<?> permitted : leaves(type)) {
            RecordCodec codec = new RecordCodec(codecs, permitted);
            byClass.put(permitted, codec);
            if (byName.put(permitted.getSimpleName(), codec) != null) {
                throw new IllegalArgumentException(type.getName() + " has two kinds of the name " + permitted.getSimpleName());
            }
        }
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        json.writeStartObject();
        json.writeName(NAME);
        json.writeString(value.getClass().getSimpleName());
        codec(value.getClass()).writeComponents(json, value);
        json.writeEndObject();
    }

    @Override
    public Object read(JsonParser json) {
        json.nextToken();
        json.nextToken();
        RecordCodec codec = byName.get(json.getString());
        if (codec == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no kind " + json.getString()
                    + " here; the other process is of another version");
        }
        return codec.readComponents(json);
    }

    private RecordCodec codec(Class<?> kind) {
        RecordCodec codec = byClass.get(kind);
        if (codec == null) {
            throw new IllegalStateException(kind + " is no kind of " + type);
        }
        return codec;
    }

    private static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                leaves.add(permitted);
            } else if (permitted.isSealed()) {
                leaves.addAll(leaves(permitted));
            } else {
                throw new IllegalArgumentException(permitted.getName() + " can't cross a process boundary: it is no record");
            }
        }
        return leaves;
    }
}
