package com.connectchat.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many items at most, 1 to {@value #LIMIT_MAX}
 * @param after where the page before ended; missing for the first
 */
public record Paging(int limit, @Nullable String after) {

    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 100;

    /** Reads the parameters {@code limit} and {@code cursor}. */
    public static Paging of(@Nullable Integer limit, @Nullable String cursor) {
        int count = limit == null ? LIMIT_DEFAULT : limit;
        if (count < 1 || count > LIMIT_MAX) {
            throw new InvalidField("/limit", "limit must be 1 to " + LIMIT_MAX);
        }
        return new Paging(count, cursor == null || cursor.isEmpty() ? null : decoded(cursor));
    }

    /** A cursor is opaque to clients, so that its form may change. */
    public static @Nullable String cursor(@Nullable String end) {
        return end == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(end.getBytes(StandardCharsets.UTF_8));
    }

    /** This part of a whole list that is in the order of its keys. */
    public <T, R> Page<R> of(List<T> all, Function<T, String> key, Function<T, R> view) {
        return page(all.stream().filter(each -> after == null || key.apply(each).compareTo(after) > 0).toList(), key, view);
    }

    /** How many have to be looked for, behind {@link #after}, to make a {@link #page}: one more shows whether another page follows. */
    public int wanted() {
        return limit + 1;
    }

    /** The page of what was found. */
    public <T, R> Page<R> page(List<T> found, Function<T, String> key, Function<T, R> view) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(page.stream().map(view).toList(), page.size() < found.size() ? cursor(key.apply(page.getLast())) : null);
    }

    /** {@link #after}, where what is listed is users by their ids. */
    public @Nullable UserId afterUser() {
        return after == null ? null : new UserId(after);
    }

    private static String decoded(String cursor) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor))).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new InvalidField("/cursor", "this is no cursor; take next_cursor as it came, or leave it out to begin anew");
        }
    }

    /** A part of a list, and where the next one begins. */
    public record Page<T>(List<T> items, @Nullable String nextCursor) {
    }
}
