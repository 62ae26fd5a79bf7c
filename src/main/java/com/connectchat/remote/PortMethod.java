package com.connectchat.remote;

import com.connectchat.kernel.Idempotent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method of a primary port, and how it crosses.
 *
 * @param path where it is served, below {@link Wire#ROOT}
 */
record PortMethod(Method method, String path, List<Codec> parameters, List<Codec> result) {

    /** All methods of a port. @throws IllegalArgumentException where one can't cross */
    static Map<Method, PortMethod> of(Class<?> port, Codecs codecs) {
        Map<Method, PortMethod> methods = new LinkedHashMap<>();
        Arrays.stream(port.getMethods()).filter(each -> !Modifier.isStatic(each.getModifiers())).forEach(method -> {
            try {
                methods.put(method, of(port, method, codecs));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(port.getName() + "." + method.getName() + ": " + e.getMessage(), e);
            }
        });
        if (methods.values().stream().map(PortMethod::path).distinct().count() < methods.size()) {
            throw new IllegalArgumentException(port.getName() + " has two methods of one name; give them different ones");
        }
        return methods;
    }

    private static PortMethod of(Class<?> port, Method method, Codecs codecs) {
        List<Codec> parameters = Arrays.stream(method.getGenericParameterTypes()).map(codecs::of).toList();
        List<Codec> result = method.getReturnType() == void.class ? List.of() : List.of(codecs.of(method.getGenericReturnType()));
        return new PortMethod(method, Modules.of(port) + "/" + port.getSimpleName() + "/" + method.getName(), parameters, result);
    }

    boolean isIdempotent() {
        return method.isAnnotationPresent(Idempotent.class) || method.getDeclaringClass().isAnnotationPresent(Idempotent.class);
    }

    byte[] request(@Nullable Object @Nullable [] arguments) {
        return Wire.write(parameters, arguments);
    }

    @Nullable Object answer(byte[] body) {
        return result.isEmpty() ? null : Wire.read(result, body)[0];
    }

    /** Calls it with what a request brought. Returns the body of the answer. */
    byte[] serve(Object port, byte[] request) {
        try {
            return Wire.write(result, new @Nullable Object[] {method.invoke(port, Wire.read(parameters, request))});
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
