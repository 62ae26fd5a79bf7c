package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.Devices;
import com.connectchat.user.application.SigningKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbUserConfiguration {

    @Bean
    static Table usersTable() {
        return UserTable.USERS;
    }

    @Bean
    UserTable userTable(DynamoDb db) {
        return new UserTable(db);
    }

    @Bean
    Accounts accounts(UserTable table) {
        return new DynamoDbAccounts(table);
    }

    @Bean
    Devices devices(UserTable table) {
        return new DynamoDbDevices(table);
    }

    @Bean
    Blocks blocks(UserTable table) {
        return new DynamoDbBlocks(table);
    }

    @Bean
    SigningKeys signingKeys(UserTable table) {
        return new DynamoDbSigningKeys(table);
    }
}
