package io.bellwether.forecast;

import java.util.Arrays;

/** Moments of samples. */
final class Samples {

    private Samples() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** The variance of what a sample was drawn from, 0 for fewer than two. */
    static double variance(double[] values) {
        double mean = mean(values);
        return values.length < 2
                ? 0
                : Arrays.stream(values)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / (values.length - 1);
    }

    /** How much a value says of the next one, −1…1. */
    static double autocorrelation(double[] values) {
        double mean = mean(values);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            alone += (values[i] - mean) * (values[i] - mean);
            if (i > 0) {
                together += (values[i] - mean) * (values[i - 1] - mean);
            }
        }
        return alone == 0 ? 0 : together / alone;
    }

    private static final double MOST_ALIKE = 0.85;

    /** The same, 0 to a most: short samples understate it, so that something is added. */
    static double alike(double[] values) {
        double found = Math.max(0, autocorrelation(values));
        return Math.min(MOST_ALIKE, found + (1 + 3 * found) / values.length);
    }

    /** By how much the variance of a sum is larger where neighbours are alike. */
    static double persistence(double alike) {
        return (1 + alike) / (1 - alike);
    }
}
