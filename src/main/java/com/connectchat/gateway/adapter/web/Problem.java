package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String code, @Nullable List<Invalid> errors,
        @Nullable String errorId) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper JSON =
            JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    static Problem of(ErrorCode code, String detail) {
        return new Problem("/docs/errors.html#" + code.code(), titleOf(code), code.httpStatus(), detail, code.code(), null, null);
    }

    static Problem invalid(List<Invalid> errors) {
        Problem plain = of(ErrorCode.VALIDATION_FAILED, errors.size() == 1 ? "A field of the request is not valid; see errors."
                : errors.size() + " fields of the request are not valid; see errors.");
        return new Problem(plain.type, plain.title, plain.status, plain.detail, plain.code, List.copyOf(errors), null);
    }

    static Problem unexpected(String errorId) {
        Problem plain = of(ErrorCode.INTERNAL, "The server failed to answer. Try again; if it stays so, report the error_id.");
        return new Problem(plain.type, plain.title, plain.status, plain.detail, plain.code, null, errorId);
    }

    /** The problem of a status that a framework chose, which need not be one of the protocol's. */
    static Problem ofStatus(int status, String detail) {
        Problem plain = of(codeOf(status), detail);
        return new Problem(plain.type, plain.title, status, plain.detail, plain.code, null, null);
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
            default -> status < 500 ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL;
        };
    }

    private static String titleOf(ErrorCode code) {
        String words = code.code().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Whether the client is told when to try again. */
    boolean passing() {
        return status == 429 || status == 503;
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
