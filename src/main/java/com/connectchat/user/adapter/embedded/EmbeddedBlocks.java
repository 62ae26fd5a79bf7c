package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.domain.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Blocks by who blocks and who is blocked; the value is since when. */
final class EmbeddedBlocks implements Blocks {

    private final UserStore store;
    private final Table blocks;
    private final Stripes stripes = new Stripes();

    EmbeddedBlocks(UserStore store) {
        this.store = store;
        this.blocks = store.table("blocks");
    }

    @Override
    public List<Block> of(UserId user) {
        List<Block> found = new ArrayList<>();
        Keys prefix = Keys.of(user.value());
        int blockedAt = prefix.bytes().length;
        store.scan(blocks, prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
            found.add(new Block(new UserId(Keys.stringAt(key, blockedAt)), Instant.ofEpochMilli(Keys.numberAt(value, 0))));
            return true;
        });
        return List.copyOf(found);
    }

    @Override
    public void add(UserId user, Block block) {
        stripes.locked(user, () -> {
            byte[] key = key(user, block.blocked());
            if (!store.has(blocks, key)) {
                store.commit(store.batch().put(blocks, key, Keys.of(block.since().toEpochMilli()).bytes()));
            }
            return block;
        });
    }

    @Override
    public void remove(UserId user, UserId blocked) {
        store.commit(store.batch().delete(blocks, key(user, blocked)));
    }

    @Override
    public void removeAll(UserId user) {
        Keys prefix = Keys.of(user.value());
        store.commit(store.batch().deleteRange(blocks, prefix.bytes(), prefix.prefixEnd()));
    }

    private static byte[] key(UserId user, UserId blocked) {
        return Keys.of(user.value()).and(blocked.value()).bytes();
    }
}
