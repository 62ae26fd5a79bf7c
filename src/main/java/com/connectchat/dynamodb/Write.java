package com.connectchat.dynamodb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of one item. */
public sealed interface Write {

    Table table();

    /** Puts an item in the place of what is there. */
    record Put(Table table, Item item, @Nullable Condition condition) implements Write {
    }

    /**
     * Changes parts of an item, or makes it.
     *
     * @param expression such as {@code SET a = :a REMOVE b}, with the values of {@code changed}
     */
    record Update(Table table, Item key, String expression, Item changed, @Nullable Condition condition) implements Write {
    }

    /** Takes an item away; nothing happens where it is gone already and no condition says otherwise. */
    record Delete(Table table, Item key, @Nullable Condition condition) implements Write {
    }

    /** What became of one or several writes that belong together. */
    sealed interface Outcome {

        default boolean isDone() {
            return this instanceof Done;
        }
    }

    /** All is written, durably. */
    record Done() implements Outcome {
    }

    /**
     * A condition did not hold: nothing is written.
     *
     * @param found for each write what stands where its condition did not hold; empty where nothing does, or the condition held
     */
    record Refused(List<Item> found) implements Outcome {

        public Refused {
            found = List.copyOf(found);
        }

        /** What stands there, for a single write. */
        public Item item() {
            return found.getFirst();
        }
    }
}
