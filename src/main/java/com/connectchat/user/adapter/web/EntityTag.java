package com.connectchat.user.adapter.web;

import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.RequestRefused;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The revision of an account as an entity tag (RFC 9110, section 8.8.3). */
final class EntityTag {

    private EntityTag() {
    }

    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** The revisions that {@code If-Match} allows; all, where it is missing or {@code *}. A weak tag never matches. */
    static LongPredicate allowedBy(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return _ -> true;
        }
        return revision -> Arrays.stream(ifMatch.split(",")).anyMatch(each -> each.strip().equals(of(revision)));
    }

    static RequestRefused otherRevision() {
        return new RequestRefused(ErrorCode.PRECONDITION_FAILED, "this was changed since you read it; read it again, then decide");
    }
}
