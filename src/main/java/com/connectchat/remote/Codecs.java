package com.connectchat.remote;

import com.connectchat.kernel.event.LoggedEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Makes a codec for every type that a port may use: the JDK's plain values and collections, enums, records, and sealed
 * interfaces of them. What else there is, such as a callback, can't cross and is refused by name when the port is looked
 * at, not when it is called. Only types that a port names are ever made from what comes in. Thread-safe.
 */
final class Codecs {

    private final Map<Type, Codec> known = new HashMap<>();

    Codecs() {
        known.put(String.class, new Scalar(JsonGenerator::writeString, JsonParser::getString, String.class));
        known.put(boolean.class, new Scalar(JsonGenerator::writeBoolean, JsonParser::getBooleanValue, Boolean.class));
        known.put(Boolean.class, known.get(boolean.class));
        known.put(int.class, new Scalar(JsonGenerator::writeNumber, JsonParser::getIntValue, Integer.class));
        known.put(Integer.class, known.get(int.class));
        known.put(long.class, new Scalar(JsonGenerator::writeNumber, JsonParser::getLongValue, Long.class));
        known.put(Long.class, known.get(long.class));
        known.put(byte[].class, new Scalar(JsonGenerator::writeBinary, JsonParser::getBinaryValue, byte[].class));
        known.put(Instant.class, Scalar.ofText(Instant::toString, Instant::parse, Instant.class));
        known.put(Duration.class, Scalar.ofText(Duration::toString, Duration::parse, Duration.class));
        known.put(LoggedEvent.class, new LoggedEventCodec());
    }

    /** @throws IllegalArgumentException for a type that can't cross */
    synchronized Codec of(Type type) {
        Codec found = known.get(type);
        if (found == null) {
            Later later = new Later();
            // A type may contain itself.
            known.put(type, later);
            try {
                found = make(type);
            } catch (RuntimeException e) {
                known.remove(type);
                throw e;
            }
            later.codec = found;
            known.put(type, found);
        }
        return found;
    }

    static void write(Codec codec, JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else {
            codec.write(json, value);
        }
    }

    static @Nullable Object read(Codec codec, JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : codec.read(json);
    }

    private Codec make(Type type) {
        return switch (type) {
            case ParameterizedType generic -> container(generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            case Class<?> plain when plain.isEnum() -> Scalar.ofEnum(plain);
            case Class<?> plain when plain.isRecord() -> new RecordCodec(this, plain);
            case Class<?> plain when plain.isSealed() -> new SealedCodec(this, plain);
            default -> throw new IllegalArgumentException(type.getTypeName() + " can't cross a process boundary; use plain values,"
                    + " collections of them, enums, records, and sealed interfaces of records");
        };
    }

    private Codec container(ParameterizedType generic) {
        List<Codec> parts = List.of(generic.getActualTypeArguments()).stream().map(this::of).toList();
        Type raw = generic.getRawType();
        if (raw == Optional.class) {
            return new Containers.OfOptional(parts.getFirst());
        }
        if (raw == Map.class) {
            return new Containers.OfMap(parts.getFirst(), parts.getLast());
        }
        if (raw == Set.class) {
            return new Containers.OfSet(parts.getFirst());
        }
        if (raw == List.class || raw == Collection.class) {
            return new Containers.OfList(parts.getFirst());
        }
        throw new IllegalArgumentException(generic.getTypeName() + " can't cross a process boundary; use List, Set, Map or Optional");
    }

    /** Stands for a codec that is being made. */
    private static final class Later implements Codec {

        private @Nullable Codec codec;

        @Override
        public void write(JsonGenerator json, Object value) {
            made().write(json, value);
        }

        @Override
        public @Nullable Object read(JsonParser json) {
            return made().read(json);
        }

        private Codec made() {
            if (codec == null) {
                throw new IllegalStateException("a codec is used before it is made");
            }
            return codec;
        }
    }
}
