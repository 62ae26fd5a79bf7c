package com.connectchat.session;

import com.connectchat.kernel.UserId;
import org.jmolecules.ddd.types.ValueObject;

/** How a user was before one of their sessions changed, and how they are since: one step, of which no other change is a part. */
public record Transition(UserId userId, Presence.Status before, Presence.Status after) implements ValueObject {

    /** Whether it makes a difference to others. */
    public boolean isChange() {
        return before != after;
    }
}
