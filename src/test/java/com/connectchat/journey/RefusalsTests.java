package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint's own code refuses is in the description, also where no journey is refused so. What a conversation's owner refuses,
 * on the far side of the bus, is not seen from here.
 */
@RunningProduct
class RefusalsTests {

    /** Says in the words of HTTPS whatever an owner refused; by itself it refuses nothing. */
    private static final String OF_OWNERS = "ClientRequests";

    private final JsonNode paths;
    private final RequestMappingHandlerMapping mappings;
    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.connectchat");

    RefusalsTests(@LocalServerPort int apiPort, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.paths = new Product(apiPort, 0).ask(null, "GET", "/v3/api-docs", null).json().path("paths");
        this.mappings = mappings;
    }

    @Test
    void whatAnEndpointRefusesIsDescribed() {
        assertThat(endpoints()).hasSizeGreaterThan(40).allSatisfy((endpoint, code) -> {
            JsonNode responses = paths.path(endpoint.substring(endpoint.indexOf(' ') + 1))
                    .path(endpoint.substring(0, endpoint.indexOf(' ')).toLowerCase(Locale.ROOT)).path("responses");

            assertThat(responses.propertyNames()).as(endpoint)
                    .containsAll(refused(code).stream().map(each -> String.valueOf(each.httpStatus())).toList());
        });
    }

    @Test
    void seesWhatIsRefusedFurtherIn() {
        assertThat(refused(endpoints().get("PUT /v1/me/blocks/{userId}")))
                .contains(ErrorCode.CONFLICT, ErrorCode.NOT_FOUND, ErrorCode.VALIDATION_FAILED);
        assertThat(refused(endpoints().get("POST /v1/groups"))).contains(ErrorCode.FORBIDDEN);
        assertThat(refused(endpoints().get("PATCH /v1/me"))).contains(ErrorCode.PRECONDITION_FAILED);
    }

    private Map<String, JavaMethod> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream().flatMap(each -> each.getKey().getPatternValues().stream()
                .filter(path -> path.startsWith("/v1/"))
                .flatMap(path -> each.getKey().getMethodsCondition().getMethods().stream()
                        .map(method -> Map.entry(method + " " + path, code(each.getValue())))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JavaMethod code(HandlerMethod endpoint) {
        return classes.get(endpoint.getBeanType()).getMethod(endpoint.getMethod().getName(), endpoint.getMethod().getParameterTypes());
    }

    /** The codes named by whatever the endpoint calls in its own package and in the kernel. */
    private static Set<ErrorCode> refused(JavaCodeUnit endpoint) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(endpoint));
        Deque<JavaCodeUnit> left = new ArrayDeque<>(seen);
        Set<ErrorCode> codes = new TreeSet<>();
        while (!left.isEmpty()) {
            JavaCodeUnit code = left.remove();
            code.getFieldAccesses().stream().filter(access -> access.getTargetOwner().isEquivalentTo(ErrorCode.class))
                    .forEach(access -> codes.add(ErrorCode.valueOf(access.getTarget().getName())));
            if (code.getConstructorCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(InvalidField.class))) {
                codes.add(ErrorCode.VALIDATION_FAILED);
            }
            called(code).filter(each -> isNear(endpoint, each)).filter(seen::add).forEach(left::add);
        }
        return codes;
    }

    private static Stream<JavaCodeUnit> called(JavaCodeUnit code) {
        return Stream.concat(code.getCallsFromSelf().stream().flatMap(call -> call.getTarget().resolveMember().stream()),
                code.getCodeUnitReferencesFromSelf().stream().flatMap(reference -> reference.getTarget().resolveMember().stream()))
                .map(JavaCodeUnit.class::cast);
    }

    private static boolean isNear(JavaCodeUnit endpoint, JavaCodeUnit code) {
        String in = code.getOwner().getPackageName();
        return (in.equals(endpoint.getOwner().getPackageName()) || in.equals("com.connectchat.kernel"))
                && !code.getOwner().getSimpleName().equals(OF_OWNERS) && !code.getOwner().isEquivalentTo(ErrorCode.class);
    }
}
