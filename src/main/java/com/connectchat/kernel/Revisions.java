package com.connectchat.kernel;

import java.util.Set;

/** The revisions of something at which something is wanted. */
public sealed interface Revisions {

    /** Whatever the revision. */
    Revisions ANY = new Any();

    boolean include(long revision);

    /** All there are. */
    record Any() implements Revisions {

        @Override
        public boolean include(long revision) {
            return true;
        }
    }

    /** These, which may be none. */
    record OneOf(Set<Long> revisions) implements Revisions {

        public OneOf {
            revisions = Set.copyOf(revisions);
        }

        @Override
        public boolean include(long revision) {
            return revisions.contains(revision);
        }
    }
}
