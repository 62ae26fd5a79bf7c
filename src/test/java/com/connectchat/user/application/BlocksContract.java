package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Block;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of blocks must do. */
public abstract class BlocksContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final UserId CAROL = new UserId("u_carol");

    private Blocks blocks;

    protected abstract Blocks blocks();

    @BeforeEach
    void open() {
        blocks = blocks();
    }

    @Test
    void listsWhomAUserBlocked() {
        blocks.add(ALICE, new Block(CAROL, NOW));
        blocks.add(ALICE, new Block(BOB, NOW));
        blocks.add(new UserId("u_alice2"), new Block(ALICE, NOW));

        assertThat(blocks.of(ALICE)).containsExactly(new Block(BOB, NOW), new Block(CAROL, NOW));
        assertThat(blocks.of(BOB)).isEmpty();
    }

    @Test
    void keepsTheFirstTimeOfABlock() {
        blocks.add(ALICE, new Block(BOB, NOW));

        blocks.add(ALICE, new Block(BOB, NOW.plusSeconds(1)));

        assertThat(blocks.of(ALICE)).containsExactly(new Block(BOB, NOW));
    }

    @Test
    void takesBlocksBack() {
        blocks.add(ALICE, new Block(BOB, NOW));

        blocks.remove(ALICE, BOB);
        blocks.remove(ALICE, BOB);

        assertThat(blocks.of(ALICE)).isEmpty();
    }

    @Test
    void forgetsAllBlocksOfOneUserOnly() {
        blocks.add(ALICE, new Block(BOB, NOW));
        blocks.add(BOB, new Block(ALICE, NOW));

        blocks.removeAll(ALICE);

        assertThat(blocks.of(ALICE)).isEmpty();
        assertThat(blocks.of(BOB)).containsExactly(new Block(ALICE, NOW));
    }
}
