package com.connectchat.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jmolecules.ddd.types.ValueObject;

/** What somebody typed to find something by its name: words, each of which has to begin a word of it, whatever the case and width. */
public record SearchWords(List<String> words) implements ValueObject {

    public static final int CHARACTERS_MAX = 64;

    public static SearchWords of(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new InvalidField("/query", "query must be at most " + CHARACTERS_MAX + " characters long");
        }
        List<String> words = split(text);
        if (words.isEmpty()) {
            throw new InvalidField("/query", "query must hold at least one letter or digit, such as the beginning of a name");
        }
        return new SearchWords(words);
    }

    /** By which words something of this name is found, in order. */
    public static SortedSet<String> in(String name) {
        return new TreeSet<>(split(name));
    }

    /** The word that narrows the search most: the longest. */
    public String leading() {
        return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
    }

    /** Whether what is found by these words is a hit, and this the first of them that the leading one begins: so it is shown once. */
    public boolean isHit(SortedSet<String> own, String word) {
        return own.tailSet(leading()).first().equals(word)
                && words.stream().allMatch(each -> own.stream().anyMatch(candidate -> candidate.startsWith(each)));
    }

    private static List<String> split(String text) {
        return Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).split("[\\s\\u0000]+"))
                .map(SearchWords::withoutLeadingMarks).filter(each -> !each.isEmpty()).distinct().toList();
    }

    private static String withoutLeadingMarks(String word) {
        int start = 0;
        while (start < word.length() && !Character.isLetterOrDigit(word.codePointAt(start))) {
            start += Character.charCount(word.codePointAt(start));
        }
        return word.substring(start);
    }
}
