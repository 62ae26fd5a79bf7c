package com.connectchat.persistence;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Who has to do with whom. Thread-safe. Throws {@link StoreUnavailable} when the store can't answer now. */
@Idempotent
@PrimaryPort
public interface ShareConversations {

    /**
     * Whether {@code person} shares a conversation with {@code other} and knows of it: a direct one in which something was said or that
     * {@code person} opened, or a group that both are in. Of somebody who is in very many conversations some groups may be passed over.
     */
    boolean shared(UserId person, UserId other);
}
