package io.bellwether.forecast;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * A value in the future: what is expected, an interval that holds it with a probability of 80 %, and what share of the
 * possible values fulfils a condition.
 */
public record Estimate(double expected, double low, double high, double probability) {

    private static final double LOWER = 0.1;
    private static final double UPPER = 0.9;

    /** Of values that are equally possible. */
    public static Estimate of(double[] possible, DoublePredicate attained) {
        double[] sorted = possible.clone();
        Arrays.sort(sorted);
        long hits = Arrays.stream(possible).filter(attained).count();
        return new Estimate(
                Arrays.stream(possible).average().orElseThrow(),
                quantile(sorted, LOWER),
                quantile(sorted, UPPER),
                (double) hits / possible.length);
    }

    /** The quantile of sorted values, between neighbours by a straight line. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
