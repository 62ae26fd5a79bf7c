package com.connectchat.dynamodb;

import com.connectchat.dynamodb.Table.Attribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The tables of all modules: makes them when told to, and otherwise sees to it that they are there. */
public final class Tables {

    private static final Logger log = LoggerFactory.getLogger(Tables.class);
    private static final Duration CREATION_MAX = Duration.ofMinutes(2);
    /** What is asked of tables as a whole takes longer than what is asked of items, the first time most of all. */
    private static final AwsRequestOverrideConfiguration PATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Duration.ofSeconds(30)).apiCallAttemptTimeout(Duration.ofSeconds(10)).build();

    private final DynamoDbAsyncClient client;
    private final String prefix;
    private final List<Table> tables;

    Tables(DynamoDbAsyncClient client, String prefix, List<Table> tables) {
        this.client = client;
        this.prefix = prefix;
        this.tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
    }

    /**
     * Makes the tables that are missing, paid by request, with expiry where items expire and with point-in-time recovery where the
     * service has it. What is there already stays as it is, so that it can be called again. Reports a line for each table.
     */
    public void create(Consumer<String> report) {
        for (Table table : tables) {
            boolean isNew = create(table);
            client.waiter().waitUntilTableExists(b -> b.overrideConfiguration(PATIENT).tableName(prefix + table.name()),
                    b -> b.waitTimeout(CREATION_MAX)).join();
            expire(table);
            report.accept(prefix + table.name() + (isNew ? "  made" : "  is there") + ", " + recovery(table));
        }
    }

    /** Ends with {@link TableMissing} unless all tables are there. */
    void require() {
        List<String> missing = new ArrayList<>();
        for (Table table : tables) {
            try {
                waited(client.describeTable(b -> b.overrideConfiguration(PATIENT).tableName(prefix + table.name())));
            } catch (ResourceNotFoundException e) {
                missing.add(prefix + table.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new TableMissing("DynamoDB has no table " + String.join(", ", missing) + "; java -jar connectchat.jar tables makes them");
        }
    }

    private boolean create(Table table) {
        try {
            waited(client.createTable(definition(table)));
            return true;
        } catch (ResourceInUseException e) {
            return false;
        }
    }

    private CreateTableRequest definition(Table table) {
        List<Attribute> key = Stream.ofNullable(table.sort()).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        key.addFirst(table.partition());
        return CreateTableRequest.builder().overrideConfiguration(PATIENT).tableName(prefix + table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(key.stream().map(each -> AttributeDefinition.builder().attributeName(each.name())
                        .attributeType(type(each.type())).build()).toList())
                .keySchema(key.stream().map(each -> KeySchemaElement.builder().attributeName(each.name())
                        .keyType(each == table.partition() ? KeyType.HASH : KeyType.RANGE).build()).toList())
                .build();
    }

    private static ScalarAttributeType type(Table.Type type) {
        return switch (type) {
            case TEXT -> ScalarAttributeType.S;
            case NUMBER -> ScalarAttributeType.N;
            case BYTES -> ScalarAttributeType.B;
        };
    }

    private void expire(Table table) {
        if (table.expiry() == null) {
            return;
        }
        String name = prefix + table.name();
        TimeToLiveStatus status = waited(client.describeTimeToLive(b -> b.overrideConfiguration(PATIENT).tableName(name)))
                .timeToLiveDescription().timeToLiveStatus();
        if (status == TimeToLiveStatus.DISABLED) {
            waited(client.updateTimeToLive(b -> b.overrideConfiguration(PATIENT).tableName(name)
                    .timeToLiveSpecification(ttl -> ttl.attributeName(table.expiry()).enabled(true))));
        }
    }

    private String recovery(Table table) {
        try {
            waited(client.updateContinuousBackups(b -> b.overrideConfiguration(PATIENT).tableName(prefix + table.name())
                    .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true))));
            return "point-in-time recovery is on";
        } catch (DynamoDbException e) {
            log.debug("No point-in-time recovery of {}: {}", table.name(), e.getMessage());
            return "no point-in-time recovery: " + e.awsErrorDetails().errorCode();
        }
    }

    private static <T> T waited(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DynamoDbException said) {
                throw said;
            }
            throw new DynamoDbFailure("DynamoDB does not answer: " + (e.getCause() == null ? e : e.getCause()).getMessage(), e);
        }
    }
}
