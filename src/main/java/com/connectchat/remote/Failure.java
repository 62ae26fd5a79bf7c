package com.connectchat.remote;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.Unavailable;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call failed, as it crosses: what contracts promise is thrown on the other side as itself. */
sealed interface Failure {

    static Failure of(RuntimeException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case RequestRefused refused -> new Refused(refused.code(), message, refused.retryAfter());
            case InvalidField invalid -> new Field(invalid.pointer(), message);
            case Unavailable unavailable -> new NotNow(unavailable.getClass().getName(), message);
            case IllegalArgumentException _ -> new Illegal(message);
            default -> new Broken(thrown.getClass().getSimpleName());
        };
    }

    RuntimeException exception(String call);

    record Refused(ErrorCode code, String message, @Nullable Duration retryAfter) implements Failure {

        @Override
        public RuntimeException exception(String call) {
            return new RequestRefused(code, message, retryAfter);
        }
    }

    record Field(String pointer, String message) implements Failure {

        @Override
        public RuntimeException exception(String call) {
            return new InvalidField(pointer, message);
        }
    }

    /** @param type a class of ours; one that strangers can't make becomes the general one */
    record NotNow(String type, String message) implements Failure {

        private static final String OURS = "com.connectchat.";

        @Override
        public RuntimeException exception(String call) {
            try {
                return type.startsWith(OURS) ? asItself() : new RemoteUnavailable(message, null);
            } catch (ReflectiveOperationException unknownHere) {
                return new RemoteUnavailable(message, unknownHere);
            }
        }

        private RuntimeException asItself() throws ReflectiveOperationException {
            Class<?> known = Class.forName(type, false, NotNow.class.getClassLoader());
            if (!Unavailable.class.isAssignableFrom(known)) {
                return new RemoteUnavailable(message, null);
            }
            for (Constructor<?> constructor : known.getConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(String.class, Throwable.class))) {
                    return (RuntimeException) constructor.newInstance(message, null);
                } else if (List.of(constructor.getParameterTypes()).equals(List.of(String.class))) {
                    return (RuntimeException) constructor.newInstance(message);
                }
            }
            return new RemoteUnavailable(message, null);
        }
    }

    record Illegal(String message) implements Failure {

        @Override
        public RuntimeException exception(String call) {
            return new IllegalArgumentException(message);
        }
    }

    record Broken(String type) implements Failure {

        @Override
        public RuntimeException exception(String call) {
            return new RemoteFailure(call + " failed in the other process with " + type + "; its log says why");
        }
    }
}
