package io.bellwether.measure;

import java.util.List;
import java.util.Optional;

/**
 * How two measures overlap, the strongest way first found.
 *
 * @param kind which way
 * @param factor first = factor × second, where identical or scaled; where contained, the factor set aside
 * @param firstWithinSecond where contained: whether the first is the part of the second (else the other way round)
 * @param extra where contained: the selections of the part beside those of the whole
 * @param meetings the pairs of selections that can read the same measurement
 * @param onlyWholeDenominator where sharing an input: all that is shared is a denominator that is a whole metric
 * @param sentence for a person
 */
public record Overlap(
        Kind kind,
        Optional<Ratio> factor,
        boolean firstWithinSecond,
        List<Meeting> extra,
        List<Meeting> meetings,
        boolean onlyWholeDenominator,
        String sentence) {

    /** From the strongest to none. */
    public enum Kind {
        IDENTICAL,
        SCALED,
        CONTAINED,
        SHARED_INPUT,
        NONE
    }

    /** A selection of the first measure and one of the second. */
    public record Meeting(Input first, Input second) {

        /** What both read, as a selection of the first one's aggregate. */
        public Input common() {
            return first.common(second).orElseThrow();
        }
    }

    /** Where contained: the conditions by which the part is narrower than the whole, each once. */
    public List<String> extraMatchers() {
        return extra.stream()
                .flatMap(pair -> firstWithinSecond
                        ? pair.first().beyond(pair.second()).stream()
                        : pair.second().beyond(pair.first()).stream())
                .distinct()
                .toList();
    }

    /** Compares two measures. */
    public static Overlap between(Canonical first, Canonical second) {
        return Comparison.of(first, second);
    }
}
