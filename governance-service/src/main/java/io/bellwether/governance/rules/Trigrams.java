package io.bellwether.governance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How alike two texts are, as PostgreSQL's {@code pg_trgm} says it: trigrams in common over trigrams of either. */
final class Trigrams {

    private Trigrams() {}

    /** Between 0 and 1, to two digits. */
    static BigDecimal similarity(String one, String other) {
        Set<String> either = of(one);
        Set<String> theirs = of(other);
        Set<String> both = new HashSet<>(either);
        both.retainAll(theirs);
        either.addAll(theirs);
        return either.isEmpty()
                ? new BigDecimal("0.00")
                : BigDecimal.valueOf(both.size()).divide(BigDecimal.valueOf(either.size()), 2, RoundingMode.HALF_EVEN);
    }

    /** Of each word, two blanks put before it and one behind. */
    private static Set<String> of(String text) {
        Set<String> trigrams = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String padded = "  " + word + " ";
            for (int i = 0; !word.isEmpty() && i + 3 <= padded.length(); i++) {
                trigrams.add(padded.substring(i, i + 3));
            }
        }
        return trigrams;
    }
}
