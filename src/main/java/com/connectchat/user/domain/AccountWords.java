package com.connectchat.user.domain;

import com.connectchat.kernel.SearchWords;
import java.util.SortedSet;

/** The words that people are found by. */
public final class AccountWords {

    private AccountWords() {
    }

    /** The username and the words of the display name, in order. */
    public static SortedSet<String> of(Account account) {
        SortedSet<String> words = SearchWords.in(account.displayName());
        words.add(account.username().value());
        return words;
    }
}
