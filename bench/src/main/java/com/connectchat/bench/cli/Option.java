package com.connectchat.bench.cli;

import org.jspecify.annotations.Nullable;

/**
 * One option of the command line.
 *
 * @param name with its two dashes
 * @param placeholder what stands for the value in the help; null for a flag, which takes none
 * @param initial the value where the option is not given; null where there is none
 * @param description one line for the help
 */
public record Option(String name, @Nullable String placeholder, @Nullable String initial, String description) {

    /** An option with a value that has a default. */
    public static Option of(String name, String placeholder, String initial, String description) {
        return new Option(name, placeholder, initial, description);
    }

    /** An option with a value that has no default. */
    public static Option open(String name, String placeholder, String description) {
        return new Option(name, placeholder, null, description);
    }

    /** An option without a value. */
    public static Option flag(String name, String description) {
        return new Option(name, null, null, description);
    }

    boolean takesValue() {
        return placeholder != null;
    }

    /** One line of the help. */
    public String help() {
        String left = placeholder == null ? name : name + " " + placeholder;
        String right = initial == null ? description : description + " (default " + initial + ")";
        return "  %-26s %s".formatted(left, right);
    }
}
