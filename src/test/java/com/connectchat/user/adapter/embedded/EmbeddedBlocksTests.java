package com.connectchat.user.adapter.embedded;

import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.BlocksContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBlocksTests extends BlocksContract {

    private final EmbeddedUserStores stores;

    EmbeddedBlocksTests(@TempDir Path directory) {
        stores = EmbeddedUserStores.in(directory);
    }

    @Override
    protected Blocks blocks() {
        return stores.blocks();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
