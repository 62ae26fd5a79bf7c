package com.connectchat.notification.domain;

import com.connectchat.kernel.UserId;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What somebody might be pushed for, as it is for that person.
 *
 * @param seq     its place in the conversation
 * @param actor   who did it
 * @param naming  whether it names them or is about them: a mention, or that they were added
 * @param deleted whether it is gone already
 */
public record Subject(long seq, UserId actor, Naming naming, boolean deleted) implements ValueObject {

    /** Whether it is about the one who might be pushed to. */
    public enum Naming {

        THEM, NOBODY
    }
}
