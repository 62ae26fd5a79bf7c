package com.connectchat.dynamodb;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Makes requests, so many at once and no more, waits for them until the deadline, and says failures in this module's words. */
final class Requests {

    private final Semaphore permits;
    private final RequestMetrics metrics;

    Requests(int concurrency, RequestMetrics metrics) {
        this.permits = new Semaphore(concurrency);
        this.metrics = metrics;
        metrics.watch(permits, concurrency);
    }

    /**
     * Makes one request. Conditions that did not hold come as the SDK's exceptions, for they are answers; everything else that is no
     * answer is a {@link DynamoDbFailure}.
     */
    <R> R make(String operation, Deadline deadline, Supplier<CompletableFuture<R>> request) {
        long start = System.nanoTime();
        String outcome = "failed";
        takePermit(operation, deadline);
        try {
            R answer = await(operation, deadline, request.get());
            outcome = "done";
            return answer;
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            outcome = "refused";
            throw e;
        } finally {
            permits.release();
            metrics.answered(operation, outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void takePermit(String operation, Deadline deadline) {
        try {
            if (!permits.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                throw new DynamoDbFailure(operation + " found no turn before its deadline; too many requests are under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DynamoDbFailure(operation + " was interrupted", e);
        }
    }

    private static <R> R await(String operation, Deadline deadline, CompletableFuture<R> answer) {
        try {
            return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw translated(operation, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DynamoDbFailure(operation + " was not answered before its deadline", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new DynamoDbFailure(operation + " was interrupted", e);
        }
    }

    private static RuntimeException translated(String operation, Throwable failure) {
        return switch (failure) {
            case ConditionalCheckFailedException e -> e;
            case TransactionCanceledException e -> e;
            case ResourceNotFoundException _ -> new TableMissing("A table of DynamoDB is missing (" + operation + ")");
            default -> new DynamoDbFailure(operation + " failed: " + failure.getMessage(), failure);
        };
    }
}
