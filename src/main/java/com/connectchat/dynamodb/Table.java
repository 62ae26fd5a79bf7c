package com.connectchat.dynamodb;

import org.jspecify.annotations.Nullable;

/**
 * A table as its module wants it.
 *
 * @param name      without the prefix that all tables share
 * @param partition what spreads the items
 * @param sort      what orders them within a partition; missing where a partition is one item
 * @param expiry    the attribute that says when an item may go, in seconds since 1970; missing where all stay
 */
public record Table(String name, Attribute partition, @Nullable Attribute sort, @Nullable String expiry) {

    /** A part of a key. */
    public record Attribute(String name, Type type) {
    }

    /** What a part of a key is made of. */
    public enum Type {

        TEXT, NUMBER, BYTES
    }

    /** The condition that there is no item of this key yet. */
    public Condition absent() {
        return new Condition("attribute_not_exists(" + partition.name() + ")", Item.EMPTY);
    }
}
