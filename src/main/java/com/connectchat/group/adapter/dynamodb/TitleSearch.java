package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.group.application.GroupStore.Hits;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.SearchWords;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** One look through the rows of a word, which ends at the limit, or when it has looked at enough. */
final class TitleSearch {

    private static final int LOOKS_MAX = 1_000;

    private final SearchWords wanted;
    private final int limit;
    private final List<StoredGroup> found = new ArrayList<>();
    private int looks;
    private boolean isEndReached = true;
    private @Nullable String last;

    TitleSearch(SearchWords wanted, int limit) {
        this.wanted = wanted;
        this.limit = limit;
    }

    int found() {
        return found.size();
    }

    /** Sees one row more than it takes, to know whether there is more. A row may be of a title that the group does not bear any more. */
    boolean sees(Item row, @Nullable StoredGroup group) {
        if (found.size() == limit || looks == LOOKS_MAX) {
            isEndReached = false;
            return false;
        }
        looks++;
        if (group != null && group.isPublic() && isHit(TitleWordItem.words(group), TitleWordItem.word(row))) {
            found.add(group);
        }
        last = TitleWordItem.place(row);
        return true;
    }

    Hits hits() {
        return new Hits(List.copyOf(found), isEndReached ? null : last);
    }

    private boolean isHit(SortedSet<String> title, String word) {
        return title.contains(word) && wanted.isHit(title, word);
    }
}
