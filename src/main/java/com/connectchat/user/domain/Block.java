package com.connectchat.user.domain;

import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/** Somebody whom a user doesn't want to hear from, and since when. */
public record Block(UserId blocked, Instant since) implements ValueObject {
}
