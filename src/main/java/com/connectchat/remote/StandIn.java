package com.connectchat.remote;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands for a port whose module runs elsewhere. */
final class StandIn implements InvocationHandler {

    private final Class<?> port;
    private final Map<Method, PortMethod> methods;
    private final RemoteTarget target;
    private final MeterRegistry meters;

    private StandIn(Class<?> port, Codecs codecs, RemoteTarget target, MeterRegistry meters) {
        this.port = port;
        this.methods = PortMethod.of(port, codecs);
        this.target = target;
        this.meters = meters;
    }

    static <T> T of(Class<T> port, Codecs codecs, RemoteTarget target, MeterRegistry meters) {
        StandIn standIn = new StandIn(port, codecs, target, meters);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, standIn));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        PortMethod known = methods.get(method);
        return known != null ? call(known, arguments) : ofObject(proxy, method, arguments);
    }

    private @Nullable Object call(PortMethod method, @Nullable Object @Nullable [] arguments) {
        long since = System.nanoTime();
        String outcome = "failed";
        try {
            byte[] answer = target.call(method, method.request(arguments), Hops.next());
            outcome = "ok";
            return method.answer(answer);
        } finally {
            Timer.builder("connectchat.remote.calls").description("Calls of ports whose module runs in another process")
                    .tag("call", method.path()).tag("outcome", outcome).register(meters)
                    .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        }
    }

    private Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "remote " + port.getSimpleName();
        };
    }
}
