package com.connectchat.kernel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jmolecules.ddd.types.ValueObject;

/**
 * How a group is run.
 *
 * @param slowMode how long a member waits between two messages; whole seconds up to {@link #SLOW_MODE_MAX}, zero for no wait. Admins and
 *                 the owner don't wait
 */
public record GroupSettings(Join join, Who post, Who add, History history, Duration slowMode) implements ValueObject {

    public static final Duration SLOW_MODE_MAX = Duration.ofDays(1);
    public static final GroupSettings DEFAULT = new GroupSettings(Join.OPEN, Who.ALL, Who.ADMINS, History.ALL, Duration.ZERO);

    public GroupSettings {
        if (slowMode.isNegative() || slowMode.compareTo(SLOW_MODE_MAX) > 0) {
            throw new InvalidField("/settings/slow_mode_seconds", "slow_mode_seconds must be 0 to " + SLOW_MODE_MAX.toSeconds());
        }
    }

    /** How people come into a public group by themselves. */
    public enum Join {

        OPEN,
        /** An admin decides. */
        REQUEST;

        public String code() {
            return GroupSettings.code(this);
        }

        public static Join of(String code) {
            return GroupSettings.of(Join.class, "join", code);
        }
    }

    /** Whom something is left to. */
    public enum Who {

        ALL,
        /** And the owner. */
        ADMINS;

        public String code() {
            return GroupSettings.code(this);
        }

        /** @param field the setting's name, for the error */
        public static Who of(String field, String code) {
            return GroupSettings.of(Who.class, field, code);
        }
    }

    /** What a new member sees of what was said before. */
    public enum History {

        ALL, SINCE_JOINING;

        public String code() {
            return GroupSettings.code(this);
        }

        public static History of(String code) {
            return GroupSettings.of(History.class, "history", code);
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E of(Class<E> type, String field, String code) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> code(each).equals(code)).findFirst()
                .orElseThrow(() -> new InvalidField("/settings/" + field, field + " must be "
                        + Arrays.stream(type.getEnumConstants()).map(GroupSettings::code).collect(Collectors.joining(" or "))));
    }
}
