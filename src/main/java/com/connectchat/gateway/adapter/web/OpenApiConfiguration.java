package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.Caller;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The description of the API, read from the endpoints when somebody first asks for it. */
@Configuration(proxyBeanMethods = false)
@Lazy
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class OpenApiConfiguration {

    static final String BEARER = "bearer";

    private static final String ABOUT = """
            Direct conversations over HTTPS. Live messages come over the WebSocket that `GET /v1/config` names; \
            [asyncapi.yaml](/asyncapi.yaml) describes it. Get a token from `POST /v1/auth/token`, press Authorize, and try.

            Everything is `snake_case` JSON. Unknown fields are ignored, absent ones are left out rather than null, \
            times are RFC 3339 UTC with milliseconds, identifiers are opaque strings of at most 64 characters. Every \
            error is a problem as RFC 9457 has it, \
            with a `code` \
            to decide by: [all codes](/docs/errors.html).""";

    /**
     * Few people read the description; nobody should wait for it when the server starts. What springdoc wants to have
     * from the start comes before its first use instead.
     */
    @Bean
    static BeanFactoryPostProcessor descriptionOnDemand() {
        return beans -> {
            List<String> first = new ArrayList<>();
            for (String name : beans.getBeanDefinitionNames()) {
                if (beans.getBeanDefinition(name) instanceof AbstractBeanDefinition bean && isOf("org.springdoc", bean)) {
                    if (Boolean.FALSE.equals(bean.getLazyInit()) && isOf("org.springdoc.core.configuration", bean)) {
                        first.add(name);
                    }
                    bean.setLazyInit(true);
                }
            }
            beans.getBeanDefinition("openApiResource").setDependsOn(first.toArray(String[]::new));
        };
    }

    private static boolean isOf(String origin, BeanDefinition bean) {
        return (bean.getFactoryBeanName() + " " + bean.getBeanClassName()).contains(origin);
    }

    @Bean
    OpenAPI description(@Value("${spring.application.version:development}") String version) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        return new OpenAPI()
                .info(new Info().title("Connect Chat").version(version).description(ABOUT))
                .servers(List.of(new Server().url("/").description("this server")))
                .components(new Components().addSecuritySchemes(BEARER, new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")
                        .description("An access token of POST /v1/auth/token; it lives for minutes and belongs to one device.")));
    }

    @Bean
    GlobalOpenApiCustomizer errorsOfEveryEndpoint() {
        return new DescribedErrors();
    }

    @Bean
    GlobalOperationCustomizer namesOfEveryEndpoint() {
        return new DescribedNames();
    }

    @Bean
    GlobalOperationCustomizer refusalsOfEveryEndpoint() {
        return new DescribedRefusals();
    }

    @Bean
    ModelResolver snakeCase(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }

    @Bean
    DescribedTypes protocolTypes() {
        return new DescribedTypes();
    }
}
