package com.connectchat.journey;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An OpenAPI or AsyncAPI document, taken at its word: what it does not name is not there, although clients are to ignore what they don't
 * know. An object of which anything may be made says {@code additionalProperties}.
 */
final class PublishedDocument {

    /** Below these stands the schema of a value. */
    private static final Set<String> OF_VALUES = Set.of("schema", "payload", "items");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode document;

    PublishedDocument(JsonNode document) {
        this.document = document.deepCopy();
        close(this.document);
    }

    private static void close(JsonNode node) {
        node.properties().forEach(each -> {
            if (OF_VALUES.contains(each.getKey())) {
                closeOne(each.getValue());
            } else if (each.getKey().equals("properties")) {
                each.getValue().values().forEach(PublishedDocument::closeOne);
            }
        });
        node.values().forEach(PublishedDocument::close);
    }

    private static void closeOne(JsonNode schema) {
        if (schema instanceof ObjectNode object && !object.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
    }

    JsonNode root() {
        return document;
    }

    /** The node, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    /** What is wrong with the value by this schema of the document. */
    List<String> faults(JsonNode schema, JsonNode value) {
        Schema compiled = schemas.computeIfAbsent(schema, each -> {
            ObjectNode whole = (ObjectNode) each.deepCopy();
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        });
        return compiled.validate(value).stream().map(error -> error.getInstanceLocation() + " " + error.getMessage()).toList();
    }
}
