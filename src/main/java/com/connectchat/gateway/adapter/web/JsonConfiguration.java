package com.connectchat.gateway.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;

/**
 * The JSON of the HTTPS API: snake_case, absent instead of null, unknown fields ignored, no coercion between types,
 * no repeated names, bounded in every direction.
 */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    static final int NESTING_DEPTH_MAX = 32;
    private static final int NUMBER_CHARACTERS_MAX = 64;
    private static final int NAME_CHARACTERS_MAX = 256;

    @Bean
    JsonFactoryBuilderCustomizer boundedJson() {
        return factory -> factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(NESTING_DEPTH_MAX)
                .maxNumberLength(NUMBER_CHARACTERS_MAX)
                .maxNameLength(NAME_CHARACTERS_MAX)
                .maxStringLength(RequestGuard.BODY_BYTES_MAX)
                .build());
    }

    @Bean
    JsonMapperBuilderCustomizer protocolJson() {
        return mapper -> mapper
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new ProtocolTypes());
    }
}
