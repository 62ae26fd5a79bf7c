package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.Keys;
import com.connectchat.group.application.GroupStore.Hits;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One look through the rows of a word, which ends at the limit, or when it has looked at enough. */
final class TitleSearch {

    private static final int LOOKS_MAX = 1_000;
    private static final char SEPARATOR = ' ';

    private final SearchWords wanted;
    private final int limit;
    private final Function<ConversationId, Optional<StoredGroup>> groups;
    private final List<StoredGroup> found = new ArrayList<>();
    private int looks;
    private boolean isEndReached = true;
    private @Nullable String last;

    TitleSearch(SearchWords wanted, int limit, Function<ConversationId, Optional<StoredGroup>> groups) {
        this.wanted = wanted;
        this.limit = limit;
        this.groups = groups;
    }

    /** The smallest key above the one where a search of these words ended. */
    byte[] behind(String cursor) {
        int separator = cursor.indexOf(SEPARATOR);
        if (separator < 0 || !cursor.startsWith(wanted.leading()) || cursor.indexOf('\0') >= 0) {
            throw new InvalidField("/cursor",
                    "this cursor is not of this query; take next_cursor as it came, or leave it out to begin anew");
        }
        byte[] key = Keys.of(cursor.substring(0, separator)).and(cursor.substring(separator + 1)).bytes();
        return Arrays.copyOf(key, key.length + 1);
    }

    /** Sees one row more than it takes, to know whether there is more. */
    boolean visit(byte[] key, byte[] value) {
        if (found.size() == limit || looks == LOOKS_MAX) {
            isEndReached = false;
            return false;
        }
        looks++;
        String word = Keys.stringAt(key, 0);
        String id = Keys.stringAt(key, Keys.of(word).bytes().length);
        groups.apply(new ConversationId(id)).filter(each -> wanted.isHit(SearchWords.in(each.profile().title()), word))
                .ifPresent(found::add);
        last = word + SEPARATOR + id;
        return true;
    }

    Hits hits() {
        return new Hits(List.copyOf(found), isEndReached ? null : last);
    }
}
