package com.connectchat.gateway.adapter.web;

import com.connectchat.kernel.InvalidField;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that stands in the query twice, of which Spring would take the first, and a number that is empty, which Spring would
 * take for not there. Parameters that the endpoint doesn't know are ignored, as ever.
 */
final class SingleParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && request.getQueryString() != null) {
            for (MethodParameter parameter : endpoint.getMethodParameters()) {
                RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
                if (named != null) {
                    String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
                    check(name, parameter.getParameterType(), request);
                }
            }
        }
        return true;
    }

    private static void check(String name, Class<?> type, HttpServletRequest request) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return;
        }
        if (values.length > 1) {
            throw new InvalidField("/" + name, name + " stands there " + values.length + " times; give it once");
        }
        if (values[0].isEmpty() && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
            throw new InvalidField("/" + name, JsonFaults.Wanted.of(type));
        }
    }
}
