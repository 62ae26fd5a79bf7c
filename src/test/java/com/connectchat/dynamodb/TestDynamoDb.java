package com.connectchat.dynamodb;

import com.connectchat.servers.DynamoDbServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Empty tables of DynamoDB Local for one test, and a way there that can be disturbed. */
public final class TestDynamoDb implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Faults faults = new Faults();
    /** One for all tests: to close it in order takes seconds. */
    private static final class Shared {

        static final SdkAsyncHttpClient HTTP = Clients.http(settings(Map.of()));
    }

    private final DynamoDbAsyncClient client;
    private final DynamoDb db;

    private final DynamoDbSettings settings;

    private TestDynamoDb(DynamoDbSettings settings) {
        this.settings = settings;
        RequestMetrics metrics = new RequestMetrics(registry);
        client = Clients.open(settings, faults.before(Shared.HTTP), metrics);
        db = new DynamoDb(client, settings, metrics);
    }

    /** Tables of their own, under a prefix that nobody else has. */
    public static TestDynamoDb with(List<Table> tables) {
        return with(tables, Duration.ofSeconds(4));
    }

    public static TestDynamoDb with(List<Table> tables, Duration callTimeout) {
        DynamoDbSettings settings = settings(UUID.randomUUID() + "-", callTimeout);
        TestDynamoDb opened = new TestDynamoDb(settings);
        new Tables(opened.client, settings.tablePrefix(), tables).create(line -> { });
        return opened;
    }

    /** Another process on the same tables, with a way of its own that nothing disturbs. */
    public TestDynamoDb another() {
        return another(settings.callTimeout());
    }

    /** As {@link #another()}, and of another patience. */
    public TestDynamoDb another(Duration callTimeout) {
        return new TestDynamoDb(settings(settings.tablePrefix(), callTimeout));
    }

    private static DynamoDbSettings settings(String tablePrefix, Duration callTimeout) {
        return settings(Map.of("table-prefix", tablePrefix, "call-timeout", callTimeout.toMillis() + "ms",
                "attempt-timeout", callTimeout.dividedBy(4).toMillis() + "ms"));
    }

    static DynamoDbSettings settings(Map<String, String> own) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("endpoint", DynamoDbServer.endpoint().toString());
        source.putAll(own);
        return new Binder(source).bind("", DynamoDbSettings.class).get();
    }

    public DynamoDb db() {
        return db;
    }

    public Faults faults() {
        return faults;
    }

    /** Units that were consumed until now, by kind: {@code read} or {@code write}. */
    public double units(String kind) {
        return registry.get("connectchat.dynamodb.units").tag("kind", kind).counter().count();
    }

    public double retries() {
        return registry.get("connectchat.dynamodb.retries").counter().count();
    }

    @Override
    public void close() {
        client.close();
    }
}
