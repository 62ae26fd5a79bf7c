package com.connectchat.sequence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Idempotent;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Grants the numbering of a conversation to its one writer. A grant is a starting point, not a lock: what fixes a number
 * is the conditional write of the event that bears it, so a former writer can neither repeat nor overwrite one
 * (ADR-0005). Thread-safe; blocking.
 */
@Idempotent
@PrimaryPort
public interface GrantNumbers {

    Grant grant(ConversationId conversation);
}
