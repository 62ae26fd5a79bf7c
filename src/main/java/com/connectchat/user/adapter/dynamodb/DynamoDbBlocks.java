package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.domain.Block;
import java.util.ArrayList;
import java.util.List;

/** Blocks in the partition of who blocks, by who is blocked. */
final class DynamoDbBlocks implements Blocks {

    private static final String SINCE = "blocked_since";

    private final UserTable table;

    DynamoDbBlocks(UserTable table) {
        this.table = table;
    }

    @Override
    public List<Block> of(UserId user) {
        List<Block> found = new ArrayList<>();
        table.visit(partition(user), item -> found.add(new Block(new UserId(item.text(UserTable.SORT)), item.time(SINCE))));
        return List.copyOf(found);
    }

    @Override
    public void add(UserId user, Block block) {
        table.putFirst(key(user, block.blocked()).time(SINCE, block.since()));
    }

    @Override
    public void remove(UserId user, UserId blocked) {
        table.delete(key(user, blocked));
    }

    @Override
    public void removeAll(UserId user) {
        Together.run(of(user).stream().<Runnable>map(each -> () -> remove(user, each.blocked())).toList());
    }

    private static String partition(UserId user) {
        return "block " + user.value();
    }

    private static Item key(UserId user, UserId blocked) {
        return UserTable.key(partition(user), blocked.value());
    }
}
