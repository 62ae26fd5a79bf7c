package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.Ids;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
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
            return names(java.getRawClass());
        }
        if (java != null && JsonNode.class.isAssignableFrom(java.getRawClass())) {
            return new MapSchema();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static Schema<?> names(Class<?> type) {
        return new StringSchema()._enum(Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT)).toList());
    }
}
