package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Keys;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import com.connectchat.user.domain.Username;
import java.util.Arrays;
import java.util.Optional;

/** The place of an account under one of the words that it is found by. */
record WordKey(String word, Username username) {

    private static final char SEPARATOR = ' ';

    static WordKey of(byte[] key) {
        String word = Keys.stringAt(key, 0);
        return new WordKey(word, new Username(Keys.stringAt(key, Keys.of(word).bytes().length)));
    }

    /** Where a search for this query ended, as {@link #cursor} wrote it. */
    static WordKey ofCursor(String cursor, SearchWords query) {
        int separator = cursor.indexOf(SEPARATOR);
        String word = cursor.substring(0, Math.max(0, separator));
        Optional<Username> username = Username.typed(cursor.substring(separator + 1));
        if (!word.startsWith(query.leading()) || word.indexOf('\0') >= 0 || username.isEmpty()) {
            throw new InvalidField("/cursor",
                    "this cursor is not of this query; take next_cursor as it came, or leave it out to begin anew");
        }
        return new WordKey(word, username.get());
    }

    String cursor() {
        return word + SEPARATOR + username;
    }

    byte[] bytes() {
        return Keys.of(word).and(username.value()).bytes();
    }

    /** The smallest key above this one. */
    byte[] next() {
        byte[] key = bytes();
        return Arrays.copyOf(key, key.length + 1);
    }
}
