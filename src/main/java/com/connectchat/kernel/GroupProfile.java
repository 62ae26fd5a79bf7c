package com.connectchat.kernel;

import java.util.Locale;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a group is called and how it is run; what its admins can change. The bounds are checked here, once, for every way in.
 *
 * @param title       1 to {@value #TITLE_CHARACTERS_MAX} characters, not blank
 * @param description at most {@value #DESCRIPTION_CHARACTERS_MAX} characters; null for none
 */
public record GroupProfile(String title, @Nullable String description, Visibility visibility, GroupSettings settings)
        implements ValueObject {

    public static final int TITLE_CHARACTERS_MAX = 100;
    public static final int DESCRIPTION_CHARACTERS_MAX = 1_000;

    public GroupProfile {
        if (title.isBlank() || title.length() > TITLE_CHARACTERS_MAX) {
            throw new InvalidField("/title", "title must be 1 to " + TITLE_CHARACTERS_MAX + " characters and not blank");
        }
        WellFormedText.require("/title", title);
        if (description != null && WellFormedText.require("/description", description).length() > DESCRIPTION_CHARACTERS_MAX) {
            throw new InvalidField("/description", "description must be at most " + DESCRIPTION_CHARACTERS_MAX + " characters");
        }
    }

    /** This profile with what is not null replaced; an empty description takes it away. */
    public GroupProfile with(@Nullable String newTitle, @Nullable String newDescription, @Nullable Visibility newVisibility,
            GroupSettings newSettings) {
        String described = newDescription == null ? description : newDescription;
        return new GroupProfile(newTitle == null ? title : newTitle, described == null || described.isEmpty() ? null : described,
                newVisibility == null ? visibility : newVisibility, newSettings);
    }

    /** Who may know that the group exists. */
    public enum Visibility {

        /** Its members. */
        PRIVATE,
        /** Everybody; it can be found and joined. */
        PUBLIC;

        /** The name on the wire, such as {@code private}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The visibility of this wire name. */
        public static Visibility of(String code) {
            for (Visibility visibility : values()) {
                if (visibility.code().equals(code)) {
                    return visibility;
                }
            }
            throw new InvalidField("/visibility", "visibility must be private or public");
        }
    }
}
