package com.connectchat.kernel;

import org.jmolecules.ddd.types.ValueObject;

/** Somebody in a group. */
public record GroupMember(UserId userId, Role role) implements ValueObject {
}
