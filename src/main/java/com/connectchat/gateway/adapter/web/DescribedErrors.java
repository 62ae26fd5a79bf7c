package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/**
 * Adds to every endpoint what all have in common: the errors that its form makes possible, the token that it needs,
 * the limits it is under and the area it belongs to. An endpoint's own annotations only add what is special to it.
 */
final class DescribedErrors implements GlobalOpenApiCustomizer {

    private static final Set<String> FOR_STRANGERS = Set.copyOf(List.of(SecurityConfiguration.FOR_STRANGERS));

    private static final Map<String, String> AREAS = Map.of(
            "discovery", "What a client needs to know before it signs in",
            "auth", "Accounts, sign-in and tokens",
            "me", "One's own profile, password, devices and blocks",
            "users", "Other people",
            "conversations", "One's conversations, their messages and events",
            "groups", "Groups, who is in them, and the ways in and out",
            "invites", "Ways into a group",
            "notifications", "What became of pushes",
            "health", "For load balancers");

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        for (ErrorCode code : ErrorCode.values()) {
            components.addResponses(code.code(), response(code));
        }
        Set<String> areas = new java.util.TreeSet<>();
        api.getPaths().forEach((path, item) -> {
            item.readOperations().forEach(operation -> {
                complete(path, operation);
                areas.add(area(path));
                operation.setTags(List.of(area(path)));
            });
            tagged(item);
        });
        api.setTags(areas.stream().map(name -> new Tag().name(name).description(AREAS.getOrDefault(name, name))).toList());
    }

    /** What can be changed only as it was read has a tag, so that it need not be read again while it stays the same. */
    private static void tagged(PathItem item) {
        if (item.getGet() != null && item.readOperations().stream().anyMatch(DescribedErrors::takesTag)) {
            ApiResponses responses = item.getGet().getResponses();
            responses.computeIfAbsent("200", _ -> new ApiResponse()).addHeaderObject("ETag",
                    new Header().schema(new StringSchema()).description("For `If-Match` and `If-None-Match`"));
            responses.addApiResponse("304", limits(new ApiResponse().description("As `If-None-Match` has it")));
        }
    }

    private static boolean takesTag(Operation operation) {
        return parameters(operation).anyMatch(each -> HttpHeaders.IF_MATCH.equalsIgnoreCase(each.getName()));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }

    private static void complete(String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (path.startsWith("/v1/") && !FOR_STRANGERS.contains(path)) {
            operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.BEARER));
        }
        responses.forEach((status, response) -> describe(status, response, path));
        Map<Integer, List<ErrorCode>> possible = possible(path, operation).stream()
                .collect(Collectors.groupingBy(ErrorCode::httpStatus, TreeMap::new, Collectors.toList()));
        possible.forEach((status, codes) -> responses.computeIfAbsent(String.valueOf(status),
                _ -> DescribedRefusals.reference(codes.getFirst())));
    }

    private static Set<ErrorCode> possible(String path, Operation operation) {
        // Pages of other origins are refused everywhere, and bodies that are too large are not read anywhere.
        Set<ErrorCode> codes = EnumSet.of(ErrorCode.INVALID_REQUEST, ErrorCode.NOT_ACCEPTABLE, ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE,
                ErrorCode.FORBIDDEN, ErrorCode.PAYLOAD_TOO_LARGE);
        if (path.startsWith("/v1/")) {
            codes.add(ErrorCode.RATE_LIMITED);
        }
        if (path.startsWith("/v1/") && !FOR_STRANGERS.contains(path)) {
            codes.add(ErrorCode.UNAUTHENTICATED);
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(Set.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.VALIDATION_FAILED));
        }
        if (parameters(operation).anyMatch(each -> "path".equals(each.getIn()))) {
            codes.add(ErrorCode.NOT_FOUND);
        }
        if (parameters(operation).anyMatch(each -> "query".equals(each.getIn()))) {
            codes.add(ErrorCode.VALIDATION_FAILED);
        }
        if (takesTag(operation)) {
            codes.add(ErrorCode.PRECONDITION_FAILED);
        }
        return codes;
    }

    /** An error that an endpoint names itself has the common form; a success shows what is left of the caller's quota. */
    private static void describe(String status, ApiResponse response, String path) {
        if (response.get$ref() != null) {
            return;
        }
        if (status.startsWith("4") || status.startsWith("5")) {
            response.setContent(problem());
        } else if (path.startsWith("/v1/")) {
            limits(response);
        }
    }

    private static ApiResponse response(ErrorCode code) {
        String other = code == ErrorCode.UNAUTHENTICATED ? " or `token_expired`" : "";
        ApiResponse response = new ApiResponse().description("`" + code.code() + "`" + other).content(problem());
        if (code == ErrorCode.UNAUTHENTICATED || code == ErrorCode.TOKEN_EXPIRED) {
            response.addHeaderObject("WWW-Authenticate", new Header().schema(new StringSchema()).description("The challenge of RFC 6750"));
        }
        if (code.httpStatus() == 429 || code.httpStatus() == 503) {
            response.addHeaderObject("Retry-After", new Header().schema(new IntegerSchema()).description("Seconds to wait"));
        }
        return code == ErrorCode.RATE_LIMITED ? limits(response) : response;
    }

    private static ApiResponse limits(ApiResponse response) {
        return response
                .addHeaderObject("RateLimit", new Header().schema(new StringSchema().example("\"default\";r=599;t=1"))
                        .description("Requests left (`r`), and seconds until the quota is whole again (`t`)"))
                .addHeaderObject("RateLimit-Policy", new Header().schema(new StringSchema().example("\"default\";q=600;w=60"))
                        .description("The quota (`q`) and its window in seconds (`w`)"));
    }

    private static Content problem() {
        return new Content().addMediaType(Problem.MEDIA_TYPE,
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
    }

    private static String area(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/")));
        String area = parts.size() > 2 && parts.get(1).equals("v1") ? parts.get(2).toLowerCase(Locale.ROOT) : parts.get(1);
        return switch (area) {
            case "config", ".well-known" -> "discovery";
            case "livez", "readyz" -> "health";
            default -> area;
        };
    }
}
