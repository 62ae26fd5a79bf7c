package com.connectchat.gateway.adapter.web;

import io.swagger.v3.oas.models.Operation;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Reads a summary from the method's name where its author gave none: {@code listDevices} is "List devices". */
final class DescribedNames implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        if (operation.getSummary() == null) {
            String words = endpoint.getMethod().getName().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
            operation.setSummary(Character.toUpperCase(words.charAt(0)) + words.substring(1));
        }
        return operation;
    }
}
