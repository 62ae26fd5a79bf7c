package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Block;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Keeps whom users have blocked. What a method returned for is durable and visible to every later call. Thread-safe;
 * every method may throw {@link com.connectchat.user.AccountsUnavailable}, after which a change may or may not have happened.
 */
@SecondaryPort
public interface Blocks {

    /** Whom this user has blocked, by user id. */
    List<Block> of(UserId user);

    /** Stores the block; one that is there already stays as it is. */
    void add(UserId user, Block block);

    /** Takes a block back. Nothing happens where there is none. */
    void remove(UserId user, UserId blocked);

    /** Forgets all blocks of this user. */
    void removeAll(UserId user);
}
