package com.connectchat.dynamodb;

import com.connectchat.dynamodb.Write.Outcome;
import com.connectchat.dynamodb.Write.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Reads and writes items. All reads are consistent: they see every write that was answered. Blocking; thread-safe. Requests are
 * repeated with growing, random pauses until {@code connectchat.dynamodb.call-timeout} is over; what has no answer by then is a
 * {@link DynamoDbFailure}, and a write without an answer may have happened, or happen yet.
 */
public final class DynamoDb {

    /** Items of one transaction, by DynamoDB's own limit. */
    public static final int TRANSACTION_MAX = 100;

    private static final int KEYS_OF_A_READ_MAX = 100;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final ReturnConsumedCapacity TOTAL = ReturnConsumedCapacity.TOTAL;

    private final DynamoDbAsyncClient client;
    private final DynamoDbSettings settings;
    private final Requests requests;
    private final RequestMetrics metrics;
    private final @Nullable Deadline fixed;

    DynamoDb(DynamoDbAsyncClient client, DynamoDbSettings settings, RequestMetrics metrics) {
        this(client, settings, new Requests(settings.concurrency(), metrics), metrics, null);
    }

    private DynamoDb(DynamoDbAsyncClient client, DynamoDbSettings settings, Requests requests, RequestMetrics metrics,
            @Nullable Deadline fixed) {
        this.client = client;
        this.settings = settings;
        this.requests = requests;
        this.metrics = metrics;
        this.fixed = fixed;
    }

    /** The same for a piece of work whose requests share one deadline, which begins now. */
    public DynamoDb withOneDeadline() {
        return new DynamoDb(client, settings, requests, metrics, deadline());
    }

    private Deadline deadline() {
        return fixed != null ? fixed : Deadline.in(settings.callTimeout());
    }

    public Optional<Item> get(Table table, Item key) {
        var answer = requests.make("GetItem", deadline(), () -> client.getItem(b -> b.tableName(name(table)).key(key.values())
                .consistentRead(true).returnConsumedCapacity(TOTAL)));
        metrics.read(answer.consumedCapacity());
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    /** Those of these items that are there, in no order. */
    public List<Item> getAll(Table table, Collection<Item> keys) {
        List<Item> found = new ArrayList<>();
        List<Map<String, AttributeValue>> wanted = keys.stream().distinct().map(Item::values).toList();
        Deadline deadline = deadline();
        for (int from = 0; from < wanted.size(); from += KEYS_OF_A_READ_MAX) {
            getAll(name(table), wanted.subList(from, Math.min(from + KEYS_OF_A_READ_MAX, wanted.size())), deadline, found);
        }
        return found;
    }

    /** A read that is too much at once brings a part; the rest is asked for again. */
    private void getAll(String table, List<Map<String, AttributeValue>> keys, Deadline deadline, List<Item> found) {
        Map<String, KeysAndAttributes> rest = Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int attempt = 1; !rest.isEmpty(); attempt++) {
            Map<String, KeysAndAttributes> asked = rest;
            BatchGetItemResponse answer = requests.make("BatchGetItem", deadline,
                    () -> client.batchGetItem(b -> b.requestItems(asked).returnConsumedCapacity(TOTAL)));
            metrics.read(answer.consumedCapacity());
            answer.responses().getOrDefault(table, List.of()).forEach(each -> found.add(Item.of(each)));
            rest = answer.unprocessedKeys();
            if (!rest.isEmpty()) {
                pause("BatchGetItem", attempt, deadline);
            }
        }
    }

    /** Shows what the query finds until the visitor has seen enough. */
    public void query(Query query, Predicate<Item> visitor) {
        Map<String, AttributeValue> from = Map.of();
        do {
            Map<String, AttributeValue> start = from;
            QueryResponse answer = requests.make("Query", deadline(), () -> client.query(b -> b.tableName(name(query.table()))
                    .keyConditionExpression(query.condition()).expressionAttributeValues(query.values().values())
                    .scanIndexForward(query.order() == Query.Order.ASCENDING).limit(query.pageSize())
                    .exclusiveStartKey(start.isEmpty() ? null : start).consistentRead(true).returnConsumedCapacity(TOTAL)));
            metrics.read(answer.consumedCapacity());
            for (Map<String, AttributeValue> each : answer.items()) {
                if (!visitor.test(Item.of(each))) {
                    return;
                }
            }
            from = answer.lastEvaluatedKey();
        } while (!from.isEmpty());
    }

    /** Carries out one write. */
    public Outcome write(Write write) {
        try {
            metrics.written(switch (write) {
                case Write.Put put -> requests.make("PutItem", deadline(),
                        () -> client.putItem(SdkWrites.put(name(put.table()), put))).consumedCapacity();
                case Write.Update update -> requests.make("UpdateItem", deadline(),
                        () -> client.updateItem(SdkWrites.update(name(update.table()), update))).consumedCapacity();
                case Write.Delete delete -> requests.make("DeleteItem", deadline(),
                        () -> client.deleteItem(SdkWrites.delete(name(delete.table()), delete))).consumedCapacity();
            });
            return new Write.Done();
        } catch (ConditionalCheckFailedException e) {
            return new Refused(List.of(e.hasItem() ? Item.of(e.item()) : Item.EMPTY));
        }
    }

    /** Carries out all of these writes or none: at most {@value #TRANSACTION_MAX}, no two of one item. More than one cost twice as much. */
    public Outcome write(List<? extends Write> writes) {
        return writes.size() == 1 ? write(writes.getFirst()) : transact(writes);
    }

    private Outcome transact(List<? extends Write> writes) {
        Deadline deadline = deadline();
        var items = writes.stream().map(each -> SdkWrites.transacted(name(each.table()), each)).toList();
        for (int attempt = 1; ; attempt++) {
            // The same for all tries that the SDK makes of it, so that one which happened and was not answered is not made again.
            String token = UUID.randomUUID().toString();
            try {
                metrics.written(requests.make("TransactWriteItems", deadline,
                        () -> client.transactWriteItems(b -> b.transactItems(items).clientRequestToken(token)
                                .returnConsumedCapacity(TOTAL))).consumedCapacity());
                return new Write.Done();
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream().anyMatch(DynamoDb::isCondition)) {
                    return new Refused(e.cancellationReasons().stream()
                            .map(each -> isCondition(each) && each.hasItem() ? Item.of(each.item()) : Item.EMPTY).toList());
                }
                // Somebody else's transaction holds an item, or the table is throttled: cancelled whole, so it can be made again.
                pause("TransactWriteItems", attempt, deadline);
            }
        }
    }

    private static boolean isCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static void pause(String operation, int attempt, Deadline deadline) {
        long most = Math.min(PAUSE_MAX.toNanos(), FIRST_PAUSE.toNanos() << Math.min(attempt, 10));
        LockSupport.parkNanos(Math.min(ThreadLocalRandom.current().nextLong(1, most), Math.max(1, deadline.nanosLeft())));
        if (deadline.isOver()) {
            throw new DynamoDbFailure(operation + " did not get through before its deadline");
        }
    }

    private String name(Table table) {
        return settings.tablePrefix() + table.name();
    }
}
