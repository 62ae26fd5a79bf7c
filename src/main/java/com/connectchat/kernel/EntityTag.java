package com.connectchat.kernel;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The revision of something as an entity tag (RFC 9110, section 8.8.3). */
public final class EntityTag {

    private static final Pattern TAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    private EntityTag() {
    }

    public static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** The revisions that {@code If-Match} allows; all, where it is missing or {@code *}. A weak tag never matches. */
    public static Revisions allowedBy(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Revisions.ANY;
        }
        return new Revisions.OneOf(Arrays.stream(ifMatch.split(",")).map(String::strip).map(TAG::matcher).filter(Matcher::matches)
                .map(tag -> Long.valueOf(tag.group(1))).collect(Collectors.toSet()));
    }

    public static RequestRefused otherRevision() {
        return new RequestRefused(ErrorCode.PRECONDITION_FAILED, "this was changed since you read it; read it again, then decide");
    }
}
