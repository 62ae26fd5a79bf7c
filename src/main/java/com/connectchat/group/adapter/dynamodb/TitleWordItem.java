package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;

/** The place of a public group under one of the words of its title: words of one first character share a partition, in their order. */
final class TitleWordItem {

    private static final char SEPARATOR = ' ';

    private TitleWordItem() {
    }

    static Item of(String word, ConversationId group) {
        return GroupTable.key(partition(word), word + SEPARATOR + group.value());
    }

    static String partition(String word) {
        return "word " + Character.toString(word.codePointAt(0));
    }

    static String word(Item item) {
        return place(item).substring(0, place(item).indexOf(SEPARATOR));
    }

    static ConversationId group(Item item) {
        return new ConversationId(place(item).substring(place(item).indexOf(SEPARATOR) + 1));
    }

    /** Where a search goes on behind this item. */
    static String place(Item item) {
        return item.text(GroupTable.SORT);
    }

    /** What stands behind the leading word in the place where a search for these words ended. */
    static String rest(String cursor, SearchWords wanted) {
        if (!cursor.startsWith(wanted.leading()) || cursor.indexOf(SEPARATOR) < 0) {
            throw new InvalidField("/cursor",
                    "this cursor is not of this query; take next_cursor as it came, or leave it out to begin anew");
        }
        return cursor.substring(wanted.leading().length());
    }
}
