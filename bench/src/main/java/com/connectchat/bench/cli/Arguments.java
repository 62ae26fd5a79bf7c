package com.connectchat.bench.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of one run, checked for existence when parsed and for form and bounds when read. */
public final class Arguments {

    private static final String GIVEN = "";

    private final Map<String, Option> options;
    private final Map<String, String> values;

    private Arguments(Map<String, Option> options, Map<String, String> values) {
        this.options = options;
        this.values = values;
    }

    /**
     * Reads {@code --name value} and {@code --name=value}.
     *
     * @throws UsageError on an unknown option, one given twice or one without its value
     */
    public static Arguments parse(List<String> words, List<Option> legal) {
        Map<String, Option> options = new HashMap<>();
        legal.forEach(option -> options.put(option.name(), option));
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            Option option = options.get(equals < 0 ? word : word.substring(0, equals));
            if (option == null) {
                throw new UsageError("unknown option " + word + "; --help lists the legal ones");
            }
            String value = GIVEN;
            if (option.takesValue()) {
                value = equals >= 0 ? word.substring(equals + 1) : ++i < words.size() ? words.get(i) : GIVEN;
                if (value.isEmpty()) {
                    throw new UsageError(option.name() + " needs a value: " + option.name() + " " + option.placeholder());
                }
            }
            if (values.put(option.name(), value) != null) {
                throw new UsageError(option.name() + " is given twice; give it once");
            }
        }
        return new Arguments(options, values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value given, or the default, or nothing. */
    public Optional<String> text(String name) {
        String value = values.get(name);
        return Optional.ofNullable(value != null ? value : option(name).initial());
    }

    /** @throws UsageError if there is neither a value nor a default */
    public String required(String name) {
        return text(name).orElseThrow(() -> new UsageError(name + " is missing: " + name + " " + option(name).placeholder()));
    }

    /** A whole number within the bounds, both inclusive. */
    public int integer(String name, int min, int max) {
        String text = required(name);
        try {
            int value = Integer.parseInt(text.replace("_", ""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Falls through to the one sentence that both mistakes deserve.
        }
        throw new UsageError("%s is %s; legal is a whole number from %d to %d".formatted(name, text, min, max));
    }

    /** A time span such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 1h}. */
    public Duration duration(String name) {
        return Durations.parse(name, required(name));
    }

    private Option option(String name) {
        Option option = options.get(name);
        if (option == null) {
            throw new IllegalArgumentException("no option " + name + " is declared");
        }
        return option;
    }
}
