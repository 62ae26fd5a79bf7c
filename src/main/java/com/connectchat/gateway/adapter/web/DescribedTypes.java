package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.Ids;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes the protocol's own types as they are on the wire, not as Java has them. */
final class DescribedTypes implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && Identifier.class.isAssignableFrom(java.getRawClass())) {
            return new StringSchema().minLength(1).maxLength(Ids.CHARACTERS_MAX);
        }
        if (java != null && java.isEnumType()) {
            return DescribedRecord.texts(java.getRawClass());
        }
        if (java != null && (JsonNode.class.isAssignableFrom(java.getRawClass()) || DescribedRecord.isRaw(java.getRawClass()))) {
            return DescribedRecord.anyObject();
        }
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            DescribedRecord.complete(java.getRawClass(), definition(schema, context));
        }
        return schema;
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        return reference == null ? schema
                : context.getDefinedModels().getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    }
}
