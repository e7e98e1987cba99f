package io.bellwether.governance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.LongStream;

/** The trigrams of a text; they tell how alike two texts are, as PostgreSQL's {@code pg_trgm} says it. */
public final class Trigrams {

    /** Each trigram as the number that its three characters make, ascending, once each. */
    private final long[] of;

    private Trigrams(long[] of) {
        this.of = of;
    }

    /** Of each word, two blanks put before it and one behind. */
    public static Trigrams of(String text) {
        LongStream.Builder trigrams = LongStream.builder();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String padded = "  " + word + " ";
            for (int i = 0; !word.isEmpty() && i + 3 <= padded.length(); i++) {
                trigrams.add((long) padded.charAt(i) << 32 | (long) padded.charAt(i + 1) << 16 | padded.charAt(i + 2));
            }
        }
        return new Trigrams(trigrams.build().sorted().distinct().toArray());
    }

    /** Trigrams in common over trigrams of either: between 0 and 1, to two digits. */
    BigDecimal similarity(Trigrams other) {
        int both = 0;
        for (int mine = 0, theirs = 0; mine < of.length && theirs < other.of.length; ) {
            int order = Long.compare(of[mine], other.of[theirs]);
            both += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        int either = of.length + other.of.length - both;
        return either == 0
                ? new BigDecimal("0.00")
                : BigDecimal.valueOf(both).divide(BigDecimal.valueOf(either), 2, RoundingMode.HALF_EVEN);
    }
}
