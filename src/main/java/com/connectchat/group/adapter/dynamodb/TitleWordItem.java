package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The place of a public group under one of the words of its title: words of one first character share a partition, in their order. */
final class TitleWordItem {

    /** Characters of a word that count. Normalized, a title's word can become longer than the 1,024 bytes that a key may have. */
    static final int LENGTH_MAX = 128;

    private static final char SEPARATOR = ' ';

    private TitleWordItem() {
    }

    /** The words by which this group is found, in order. */
    static SortedSet<String> words(StoredGroup group) {
        return SearchWords.in(group.profile().title()).stream().map(TitleWordItem::shortened)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String shortened(String word) {
        if (word.length() <= LENGTH_MAX) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX);
    }

    /** Bears the state that has the word, so that who took the word away before can't take this one. */
    static Item of(String word, StoredGroup group) {
        return key(word, group.id()).number(GroupTable.AS_OF, group.asOf());
    }

    static Item key(String word, ConversationId group) {
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
