package io.bellwether.objectives.objective;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of objectives, KPIs and initiatives in files: slugs, made of titles and kept when those change. */
public final class Keys {

    /** What a key looks like. */
    public static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** Long enough to tell titles apart, short enough for a line. */
    private static final int MAX = 60;

    private Keys() {}

    /** The key that a title gives: small letters and digits with hyphens between them. */
    public static String of(String title) {
        String plain = Normalizer.normalize(title.replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > MAX ? plain.substring(0, MAX) : plain;
        String key = cut.replaceAll("^-|-$", "");
        return key.isEmpty() ? "item" : key;
    }

    /** The key, or the first of key-2, key-3… that is not taken. */
    public static String free(String key, Collection<String> taken) {
        String free = key;
        for (int number = 2; taken.contains(free); number++) {
            free = key + "-" + number;
        }
        return free;
    }
}
