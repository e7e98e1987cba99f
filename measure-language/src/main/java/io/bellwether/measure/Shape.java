package io.bellwether.measure;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one measurement of a metric means, and so which aggregates fit. */
public enum Shape {
    DELTA(
            "sum count mean min max distinct p50 p75 p90 p95 p99",
            "an amount for an instant or a day has no first or last reading; use sum or mean"),
    EVENT(
            "sum count mean min max distinct p50 p75 p90 p95 p99",
            "occurrences have no first or last reading; use count or sum"),
    CUMULATIVE("sum first last", "a running total is read as its increase (sum) or its readings (first, last)"),
    GAUGE(
            "mean min max first last p50 p75 p90 p95 p99",
            "states do not add up; use last, mean, min, max or a percentile"),
    RATING(
            "count mean min max first last p50 p75 p90 p95 p99",
            "judgements do not add up; use mean, count or a percentile"),
    DURATION(
            "sum count mean min max distinct p50 p75 p90 p95 p99",
            "how long things took has no first or last reading; use mean, sum or a percentile"),
    DISTINCT("max last", "people reached do not add up over time, channels or segments; use last or max");

    private final Set<Aggregate> fitting;
    private final String advice;

    Shape(String words, String advice) {
        this.fitting = java.util.Arrays.stream(words.split(" "))
                .map(word -> Aggregate.ofWord(word).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aggregate.class)));
        this.advice = advice;
    }

    /** The word in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shape> ofWord(String word) {
        return java.util.Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst();
    }

    /** The aggregates that fit; {@code distinct} further asks that the metric has actors. */
    public Set<Aggregate> fitting() {
        return Set.copyOf(fitting);
    }

    public boolean fits(Aggregate aggregate) {
        return fitting.contains(aggregate);
    }

    /** Why others do not fit, and what to use. */
    public String advice() {
        return advice;
    }
}
