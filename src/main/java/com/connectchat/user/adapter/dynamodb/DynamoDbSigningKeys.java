package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.domain.SigningKey;
import java.util.ArrayList;
import java.util.List;

/** Signing keys in one partition, by number. Private keys are as safe as the table is: who may read it may sign. */
final class DynamoDbSigningKeys implements SigningKeys {

    private static final String ALL = "signing-keys";
    private static final String NAME = "key_name";
    private static final String PRIVATE_KEY = "private_key";
    private static final String PUBLIC_KEY = "public_key";
    private static final String SIGNS_FROM = "signs_from";

    private final UserTable table;

    DynamoDbSigningKeys(UserTable table) {
        this.table = table;
    }

    @Override
    public List<SigningKey> all() {
        List<SigningKey> found = new ArrayList<>();
        table.visit(ALL, item -> found.add(new SigningKey(Long.parseLong(item.text(UserTable.SORT)), item.text(NAME),
                item.bytes(PRIVATE_KEY), item.bytes(PUBLIC_KEY), item.time(SIGNS_FROM))));
        return List.copyOf(found);
    }

    @Override
    public boolean add(SigningKey key) {
        return table.putFirst(key(key).text(NAME, key.name()).bytes(PRIVATE_KEY, key.privateKey()).bytes(PUBLIC_KEY, key.publicKey())
                .time(SIGNS_FROM, key.signsFrom()));
    }

    @Override
    public void remove(SigningKey key) {
        table.delete(key(key));
    }

    private static Item key(SigningKey key) {
        return UserTable.key(ALL, "%019d".formatted(key.number()));
    }
}
