package com.connectchat.journey;

import com.connectchat.RunningProduct;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.servers.DynamoDbServer;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Fewer on DynamoDB Local, which takes them one by one. {@code -Dconnectchat.test.conversations=1000} makes them as many. */
@RunningProduct
class LongAbsenceIT extends LongAbsenceContract {

    private static final String TABLE_PREFIX = UUID.randomUUID() + "-";

    LongAbsenceIT(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort, Conversations conversations,
            ConversationLog log, NotificationSettings settings) {
        super(new Running(new Product(apiPort, socketPort), conversations, log, settings));
    }

    @DynamicPropertySource
    static void onDynamoDb(DynamicPropertyRegistry registry) {
        registry.add("connectchat.store", () -> "dynamodb");
        registry.add("connectchat.dynamodb.endpoint", DynamoDbServer::endpoint);
        registry.add("connectchat.dynamodb.region", () -> "eu-west-1");
        registry.add("connectchat.dynamodb.create-tables", () -> "true");
        registry.add("connectchat.dynamodb.table-prefix", () -> TABLE_PREFIX);
        registry.add("connectchat.dynamodb.call-timeout", () -> "30s");
        registry.add("connectchat.dynamodb.attempt-timeout", () -> "20s");
    }

    @Override
    protected int conversationsCount() {
        return Integer.getInteger("connectchat.test.conversations", 40);
    }
}
