package com.connectchat.development;

import com.connectchat.ConnectChat;
import com.connectchat.RunningProduct;
import com.connectchat.servers.DynamoDbServer;
import com.connectchat.servers.KafkaServer;
import com.connectchat.servers.RedisServers;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;

/**
 * {@code ./mvnw spring-boot:test-run}: one process on a Kafka broker, DynamoDB Local and Redis, which it starts, names and ends. What it
 * stores is gone with it.
 */
// Two marks for others: by the annotation the build finds this class among those with a main method, by the profile no test takes it
// for a part of the product.
@SpringBootApplication
@Profile("no profile has this name")
public class OnRealServers {

    public static void main(String[] args) {
        start(args);
    }

    static ConfigurableApplicationContext start(String... args) {
        String kafka = KafkaServer.shared().bootstrapServers();
        String redis = RedisServers.single().address();
        URI dynamoDb = DynamoDbServer.endpoint();
        System.out.printf("Kafka on %s, Redis on %s, DynamoDB Local on %s%n", kafka, redis, dynamoDb);
        SpringApplication product = new SpringApplication(ConnectChat.class);
        product.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("nothingFromTests", new RunningProduct.NothingFromTests()));
        return product.run(Stream.concat(Stream.of(
                "--connectchat.bus=kafka", "--connectchat.kafka.bootstrap-servers=" + kafka, "--connectchat.kafka.create-topics=true",
                "--connectchat.kafka.replication=1",
                "--connectchat.cache=redis", "--connectchat.redis.nodes=" + redis,
                "--connectchat.store=dynamodb", "--connectchat.dynamodb.endpoint=" + dynamoDb, "--connectchat.dynamodb.region=eu-west-1",
                "--connectchat.dynamodb.create-tables=true"), Arrays.stream(args)).toArray(String[]::new));
    }
}
