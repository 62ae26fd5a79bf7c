package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to an endpoint the errors that it names itself. */
final class DescribedRefusals implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        Refuses refuses = endpoint.getMethodAnnotation(Refuses.class);
        for (ErrorCode code : refuses == null ? new ErrorCode[0] : refuses.value()) {
            operation.getResponses().computeIfAbsent(String.valueOf(code.httpStatus()), _ -> reference(code));
        }
        return operation;
    }

    static ApiResponse reference(ErrorCode code) {
        return new ApiResponse().$ref("#/components/responses/" + code.code());
    }
}
