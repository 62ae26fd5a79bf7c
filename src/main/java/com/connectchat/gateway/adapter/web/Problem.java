package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.OneOf;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as every layer of the HTTPS API answers it (RFC 9457).
 *
 * @param type    where the error is explained, relative to the server
 * @param title   the kind of error, the same for every occurrence
 * @param detail  what was wrong this time, what is legal, what to do
 * @param code    the protocol's name of the error; programs decide by this one
 * @param errors  the fields at fault, for {@code validation_failed}
 * @param errorId finds an unexpected failure in the server's log
 * @param retryAfter what the client is told in {@code Retry-After}, where trying again makes sense; not part of the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, @OneOf(ErrorCode.class) String code,
        @Nullable List<Invalid> errors, @Nullable String errorId, @JsonIgnore @Nullable Duration retryAfter) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Where a request has no token at all, the challenge names no error (RFC 6750, 3.1). */
    static final String CHALLENGE = "Bearer realm=\"connectchat\"";

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final JsonMapper JSON =
            JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Problem(ErrorCode code, int status, String detail, @Nullable List<Invalid> errors, @Nullable String errorId) {
        this("/docs/errors.html#" + code.code(), titleOf(code), status, detail, code.code(), errors, errorId,
                status == 429 || status == 503 ? SHORT_WAIT : null);
    }

    static Problem of(ErrorCode code, String detail) {
        return new Problem(code, code.httpStatus(), detail, null, null);
    }

    static Problem of(RequestRefused refused) {
        Problem problem = of(refused.code(), refused.getMessage());
        return refused.retryAfter() == null ? problem : problem.toBeRetriedAfter(refused.retryAfter());
    }

    static Problem invalid(List<Invalid> errors) {
        String detail = errors.size() == 1 ? "A field of the request is not valid; see errors."
                : errors.size() + " fields of the request are not valid; see errors.";
        return new Problem(ErrorCode.VALIDATION_FAILED, ErrorCode.VALIDATION_FAILED.httpStatus(), detail, List.copyOf(errors), null);
    }

    static Problem unexpected(String errorId) {
        return new Problem(ErrorCode.INTERNAL, ErrorCode.INTERNAL.httpStatus(),
                "The server failed to answer. Try again; if it stays so, report the error_id.", null, errorId);
    }

    /** The problem of a status that a framework chose, which need not be one of the protocol's. */
    static Problem ofStatus(int status, String detail) {
        return new Problem(codeOf(status), status, detail, null, null);
    }

    Problem toBeRetriedAfter(Duration retryAfter) {
        return new Problem(type, title, status, detail, code, errors, errorId, retryAfter);
    }

    private static ErrorCode codeOf(int status) {
        return switch (status) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 409 -> ErrorCode.CONFLICT;
            case 412 -> ErrorCode.PRECONDITION_FAILED;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ErrorCode.VALIDATION_FAILED;
            case 429 -> ErrorCode.RATE_LIMITED;
            case 501 -> ErrorCode.NOT_SUPPORTED;
            case 503 -> ErrorCode.UNAVAILABLE;
            case 505 -> ErrorCode.INVALID_REQUEST; // a version of HTTP that nobody speaks is no fault of ours
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String titleOf(ErrorCode code) {
        String words = code.code().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The headers that go with it. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (retryAfter != null) {
            headers.put("Retry-After", Long.toString(Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds())));
        }
        if (status == ErrorCode.UNAUTHENTICATED.httpStatus()) {
            headers.put("WWW-Authenticate", CHALLENGE);
        }
        return headers;
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    /** A field at fault, by its JSON pointer in the body, or by {@code /name} for a parameter of the query. */
    record Invalid(String pointer, String message) {

        static Invalid of(InvalidField field) {
            return new Invalid(field.pointer(), field.getMessage());
        }
    }
}
