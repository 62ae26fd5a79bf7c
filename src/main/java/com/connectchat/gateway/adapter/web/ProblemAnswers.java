package com.connectchat.gateway.adapter.web;

import com.connectchat.gateway.adapter.web.Problem.Invalid;
import com.connectchat.kernel.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.ddd.types.Identifier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers for everything that a controller, or Spring MVC around it, throws. */
@RestControllerAdvice
final class ProblemAnswers extends ResponseEntityExceptionHandler {

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> anything(Exception failure, HttpServletRequest request) {
        return answer(Problems.of(failure, request), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception failure, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (status.value() >= 500 && status.value() != 503) {
            return answer(Problems.of(failure, ((ServletWebRequest) request).getRequest()), headers);
        }
        return answer(Problem.ofStatus(status.value(), detailOf(failure, body, headers)), headers);
    }

    private static String detailOf(Exception failure, @Nullable Object body, HttpHeaders headers) {
        return switch (failure) {
            case NoResourceFoundException _ -> "There is nothing at this path.";
            case HttpRequestMethodNotSupportedException _ ->
                    "This path does not know the method; it takes " + headers.getFirst(HttpHeaders.ALLOW) + ".";
            case HttpMediaTypeNotAcceptableException _ -> "None of the media types of the Accept header can be given here.";
            default -> body instanceof ProblemDetail known && known.getDetail() != null ? known.getDetail() : "The request is not valid.";
        };
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        return answer(JsonFaults.explain(failure.getCause()), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problem.invalid(List.of(new Invalid("/" + failure.getParameterName(), "is missing"))), headers);
    }

    /** An identifier in the path that can't be one names nothing; elsewhere it is a value like any other. */
    @Override
    protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        Class<?> wanted = failure.getRequiredType() == null ? Object.class : failure.getRequiredType();
        if (failure instanceof MethodArgumentTypeMismatchException argument && Identifier.class.isAssignableFrom(wanted)
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(Problem.of(ErrorCode.NOT_FOUND, "There is nothing at this path."), headers);
        }
        return answer(Problem.invalid(List.of(new Invalid("/" + failure.getPropertyName(), JsonFaults.Wanted.of(wanted)))), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        List<Invalid> errors = new ArrayList<>();
        for (ObjectError error : failure.getAllErrors()) {
            String path = error instanceof FieldError field ? field.getField() : "";
            errors.add(new Invalid(FieldPath.pointer(path), messageOf(error)));
        }
        return answer(Problem.invalid(errors), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        List<Invalid> errors = new ArrayList<>();
        failure.getParameterValidationResults().forEach(result -> result.getResolvableErrors().forEach(error -> {
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            String path = error instanceof FieldError field ? field.getField() : name;
            errors.add(new Invalid(FieldPath.pointer(path), messageOf(error)));
        }));
        return answer(Problem.invalid(errors), headers);
    }

    private static String messageOf(MessageSourceResolvable error) {
        return error.getDefaultMessage() == null ? "is not valid" : error.getDefaultMessage();
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status()).headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.headers().forEach(answer::header);
        return answer.body(problem);
    }

    /** Java's way to a field, as a JSON pointer: {@code members[0].userId} is {@code /members/0/user_id}. */
    static final class FieldPath {

        private FieldPath() {
        }

        static String pointer(String path) {
            return path.isEmpty() ? "" : "/" + path.replace('.', '/').replace("[", "/").replace("]", "")
                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
        }
    }
}
