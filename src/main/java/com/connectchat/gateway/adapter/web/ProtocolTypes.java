package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.WellFormedText;
import com.connectchat.kernel.event.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The protocol's own scalar types: texts that can be stored, times with milliseconds, identifiers as plain strings. */
final class ProtocolTypes extends SimpleModule {

    ProtocolTypes() {
        super("protocol-types");
        addDeserializer(String.class, new TextReader());
        addSerializer(Instant.class, new TimeWriter());
        addDeserializer(Instant.class, new TimeReader());
        addSerializer(Identifier.class, new IdentifierWriter());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new IdentifiersAndTrees());
    }

    private static String text(JsonParser json, DeserializationContext context, Class<?> wanted) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return String.valueOf(context.handleUnexpectedToken(wanted, json));
        }
        return WellFormedText.require("", json.getString());
    }

    private static final class TextReader extends StdDeserializer<String> {

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            return text(json, context, String.class);
        }
    }

    private static final class TimeWriter extends StdSerializer<Instant> {

        TimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(Timestamps.text(time));
        }
    }

    private static final class TimeReader extends StdDeserializer<Instant> {

        TimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            try {
                return OffsetDateTime.parse(text(json, context, Instant.class)).toInstant();
            } catch (DateTimeParseException e) {
                throw new InvalidField("", "must be a time as RFC 3339 has it, such as 2026-01-31T12:00:00.000Z");
            }
        }
    }

    private static final class IdentifierWriter extends StdSerializer<Identifier> {

        IdentifierWriter() {
            super(Identifier.class);
        }

        @Override
        public void serialize(Identifier id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.toString());
        }
    }

    /** Any identifier that is a record of one string, so that a new one needs no word here. */
    private static final class IdentifierReader extends StdDeserializer<Identifier> {

        private final Class<?> type;

        IdentifierReader(Class<?> type) {
            super(type);
            this.type = type;
        }

        @Override
        public Identifier deserialize(JsonParser json, DeserializationContext context) {
            String value = text(json, context, type);
            try {
                return (Identifier) type.getDeclaredConstructor(String.class).newInstance(value);
            } catch (java.lang.reflect.InvocationTargetException e) {
                throw new InvalidField("", "must be an identifier: 1 to 64 visible ASCII characters");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " must have a public constructor of one string", e);
            }
        }
    }

    /** Free JSON, such as metadata: its texts have to be storable, too. */
    private static final class TreeReader extends StdDeserializer<JsonNode> {

        private final ValueDeserializer<?> tree;

        TreeReader(Class<?> type) {
            super(type);
            this.tree = tools.jackson.databind.deser.jackson.JsonNodeDeserializer.getDeserializer(type);
        }

        @Override
        public JsonNode deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = (JsonNode) tree.deserialize(json, context);
            requireWellFormed(node);
            return node;
        }

        private static void requireWellFormed(JsonNode node) {
            if (node.isString()) {
                WellFormedText.require("", node.stringValue());
            }
            node.propertyNames().forEach(name -> WellFormedText.require("", name));
            node.values().forEach(TreeReader::requireWellFormed);
        }
    }

    private static final class IdentifiersAndTrees extends Deserializers.Base {

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isIdentifier(type) || JsonNode.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
                BeanDescription.Supplier description) {
            return isIdentifier(type.getRawClass()) ? new IdentifierReader(type.getRawClass()) : null;
        }

        @Override
        public ValueDeserializer<?> findTreeNodeDeserializer(JavaType type, DeserializationConfig config,
                BeanDescription.Supplier description) {
            return new TreeReader(type.getRawClass());
        }

        private static boolean isIdentifier(Class<?> type) {
            return Identifier.class.isAssignableFrom(type) && type.isRecord();
        }
    }
}
