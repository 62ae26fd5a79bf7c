package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Username;
import java.util.Optional;

/**
 * The place of an account under one of the words that it is found by: words of one first character share a partition, in their order.
 * A word has no blank in it, so a blank behind it sorts it before every longer one.
 */
final class WordItem {

    private static final String ID = "user_id";
    private static final char SEPARATOR = ' ';
    /** Above every character that can follow. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private WordItem() {
    }

    static Item key(String word, Username username) {
        return UserTable.key(partition(word), word + SEPARATOR + username);
    }

    static Item of(String word, Account account) {
        return key(word, account.username()).text(ID, account.id().value());
    }

    static String partition(String word) {
        return "word " + Character.toString(word.codePointAt(0));
    }

    /** The last place of all words that begin so. */
    static String lastOf(String beginning) {
        return beginning + LAST;
    }

    static String cursor(Item item) {
        return item.text(UserTable.SORT);
    }

    static String word(Item item) {
        return cursor(item).substring(0, cursor(item).indexOf(SEPARATOR));
    }

    static UserId id(Item item) {
        return new UserId(item.text(ID));
    }

    /** Where a search for this query ended, as {@link #cursor} wrote it. */
    static String requireCursor(String cursor, SearchWords query) {
        int separator = cursor.indexOf(SEPARATOR);
        String word = cursor.substring(0, Math.max(0, separator));
        Optional<Username> username = Username.typed(cursor.substring(separator + 1));
        if (!word.startsWith(query.leading()) || word.indexOf('\0') >= 0 || username.isEmpty()) {
            throw new InvalidField("/cursor",
                    "this cursor is not of this query; take next_cursor as it came, or leave it out to begin anew");
        }
        return word + SEPARATOR + username.get();
    }
}
