package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/** Finds people by how their names begin. Thread-safe. */
@Idempotent
@PrimaryPort
public interface SearchUsers {

    /**
     * Those of whom every word of the query begins the username or a word of the display name, case apart.
     *
     * @throws com.connectchat.kernel.InvalidField for a query without a word, or one that is too long
     */
    Page search(Query query);

    /**
     * What is looked for.
     *
     * @param after where the page before ended; missing for the first
     * @param limit how many at most
     */
    record Query(String text, @Nullable String after, int limit) {
    }

    /**
     * A part of what was found, in a steady order; may be shorter than the limit, even empty, before the end.
     *
     * @param next where this page ended; missing when there is nothing after it
     */
    record Page(List<FindUsers.Profile> people, @Nullable String next) {

        public Page {
            people = List.copyOf(people);
        }
    }
}
