package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.adapter.web.Problem.Invalid;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a body, in the client's words: syntax is {@code invalid_request}, a field is {@code validation_failed}. */
final class JsonFaults {

    private JsonFaults() {
    }

    static Problem explain(@Nullable Throwable fault) {
        StringBuilder pointer = new StringBuilder();
        for (Throwable each = fault; each != null; each = each.getCause()) {
            switch (each) {
                case BodyTooLarge tooLarge -> {
                    return tooLarge.problem();
                }
                case InvalidField invalid -> {
                    return invalid(pointer + invalid.pointer(), invalid.getMessage());
                }
                case JacksonException json -> pointer.append(pointerOf(json));
                default -> {
                    // a wrapper; what it wraps says more
                }
            }
        }
        return switch (fault) {
            case StreamConstraintsException tooMuch -> malformed("The JSON goes over a bound: at most "
                    + JsonConfiguration.NESTING_DEPTH_MAX + " levels deep, names and numbers of sensible length.");
            case InputCoercionException tooLarge when !pointer.isEmpty() ->
                    invalid(pointer.toString(), Wanted.of(tooLarge.getTargetType()));
            case StreamReadException syntax -> malformed("The body is not valid JSON" + place(syntax.getLocation())
                    + ". Send one JSON object as UTF-8 in which no name repeats.");
            case DatabindException wrong when !pointer.isEmpty() -> invalid(pointer.toString(), wanted(wrong));
            case null, default -> malformed("The body must be one JSON object.");
        };
    }

    private static Problem malformed(String detail) {
        return Problem.of(ErrorCode.INVALID_REQUEST, detail);
    }

    private static Problem invalid(String pointer, String message) {
        return Problem.invalid(List.of(new Invalid(pointer, message)));
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String pointerOf(JacksonException fault) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : fault.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String wanted(DatabindException fault) {
        Class<?> type = fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return type == null ? "is not valid" : Wanted.of(type);
    }

    /** What a type asks for, in JSON's words. */
    static final class Wanted {

        private Wanted() {
        }

        static String of(Class<?> type) {
            if (type.isEnum()) {
                return "must be one of " + namesOf(type);
            }
            if (Identifier.class.isAssignableFrom(type)) {
                return "must be an identifier: a string of 1 to 64 visible ASCII characters";
            }
            if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
                return "must be a number that fits";
            }
            if (Collection.class.isAssignableFrom(type) || type.isArray()) {
                return "must be an array";
            }
            return ofScalar(type);
        }

        private static String ofScalar(Class<?> type) {
            if (CharSequence.class.isAssignableFrom(type)) {
                return "must be a string";
            }
            if (type == boolean.class || type == Boolean.class) {
                return "must be true or false";
            }
            return type == Instant.class ? "must be a time as RFC 3339 has it, such as 2026-01-31T12:00:00.000Z" : "must be an object";
        }

        private static String namesOf(Class<?> type) {
            return String.join(", ", java.util.Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name().toLowerCase(java.util.Locale.ROOT)).toList());
        }
    }
}
