package io.bellwether.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is made of the measurements that a selection picks. */
public enum Aggregate {
    SUM,
    COUNT,
    MEAN,
    MIN,
    MAX,
    FIRST,
    LAST,
    DISTINCT,
    P50,
    P75,
    P90,
    P95,
    P99;

    private static final Set<Aggregate> PERCENTILES = Set.of(P50, P75, P90, P95, P99);

    /** The word in the language. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Aggregate> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public boolean isPercentile() {
        return PERCENTILES.contains(this);
    }

    /** 1 for what adds up over days, 0 for the rest. */
    public int degree() {
        return this == SUM || this == COUNT ? 1 : 0;
    }
}
