package com.connectchat.dynamodb;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** What goes wrong between the client and DynamoDB, decided for each try of each request, in the order in which they are made. */
public final class Faults {

    /** What happens to one try. */
    public enum Fault {

        NONE,
        /** It does not reach the service. */
        LOST,
        /** The service does it, and its answer does not arrive. */
        LOST_ANSWER,
        /** It reaches the service only when its sender has given it up. */
        LATE,
        /** The service refuses: it has too much to do. */
        THROTTLED
    }

    /** Decides. */
    public interface Plan {

        /**
         * @param number    counts all tries since the plan was made, from 1
         * @param operation such as {@code PutItem}
         */
        Fault of(long number, String operation);
    }

    private static final String THROTTLING =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ThrottlingException\",\"message\":\"planted\"}";

    private static final Executor LATER = CompletableFuture.delayedExecutor(150, TimeUnit.MILLISECONDS);

    private final AtomicLong tries = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();
    private final List<String> operations = Collections.synchronizedList(new ArrayList<>());
    private volatile Plan plan = (_, _) -> Fault.NONE;

    /** From now on things go this way. */
    public void plan(Plan next) {
        tries.set(0);
        operations.clear();
        plan = next;
    }

    public void none() {
        plan((_, _) -> Fault.NONE);
    }

    /** The operations of the tries since the plan was made. */
    public List<String> tried() {
        return List.copyOf(operations);
    }

    /** Waits until what was late has arrived. */
    public void awaitLate() {
        await().atMost(Duration.ofSeconds(30)).until(() -> underWay.get() == 0);
    }

    SdkAsyncHttpClient before(SdkAsyncHttpClient real) {
        return new Disturbed(real);
    }

    private final class Disturbed implements SdkAsyncHttpClient {

        private final SdkAsyncHttpClient real;

        Disturbed(SdkAsyncHttpClient real) {
            this.real = real;
        }

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            String target = request.request().firstMatchingHeader("X-Amz-Target").orElse("");
            String operation = target.substring(target.indexOf('.') + 1);
            operations.add(operation);
            return switch (plan.of(tries.incrementAndGet(), operation)) {
                case NONE -> real.execute(request);
                case LOST -> failed(request.responseHandler());
                case LOST_ANSWER -> unheard(request).handle((_, _) -> failed(request.responseHandler())).thenCompose(each -> each);
                case LATE -> late(request);
                case THROTTLED -> throttled(request.responseHandler());
            };
        }

        private CompletableFuture<Void> failed(SdkAsyncHttpResponseHandler handler) {
            IOException failure = new IOException("planted: the connection was reset");
            handler.onError(failure);
            return CompletableFuture.failedFuture(failure);
        }

        private CompletableFuture<Void> late(AsyncExecuteRequest request) {
            underWay.incrementAndGet();
            LATER.execute(() -> unheard(request).whenComplete((_, _) -> underWay.decrementAndGet()));
            return failed(request.responseHandler());
        }

        private CompletableFuture<Void> unheard(AsyncExecuteRequest request) {
            AsyncExecuteRequest unheard = AsyncExecuteRequest.builder().request(request.request())
                    .requestContentPublisher(request.requestContentPublisher()).responseHandler(new Unheard())
                    .fullDuplex(request.fullDuplex()).build();
            return real.execute(unheard);
        }

        private CompletableFuture<Void> throttled(SdkAsyncHttpResponseHandler handler) {
            byte[] body = THROTTLING.getBytes(StandardCharsets.UTF_8);
            handler.onHeaders(SdkHttpFullResponse.builder().statusCode(400).putHeader("Content-Type", "application/x-amz-json-1.0")
                    .putHeader("Content-Length", Integer.toString(body.length)).build());
            SimplePublisher<ByteBuffer> content = new SimplePublisher<>();
            content.send(ByteBuffer.wrap(body));
            content.complete();
            handler.onStream(content);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public String clientName() {
            return real.clientName();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** Lets an answer arrive and tells nobody. */
    private static final class Unheard implements SdkAsyncHttpResponseHandler {

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            // Nobody hears it.
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            stream.subscribe(new Subscriber<>() {

                @Override
                public void onSubscribe(Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(ByteBuffer bytes) {
                    // Nobody hears it.
                }

                @Override
                public void onError(Throwable failure) {
                    // Nobody hears it.
                }

                @Override
                public void onComplete() {
                    // Nobody hears it.
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            // Nobody hears it.
        }
    }
}
