package io.bellwether.forecast;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two stretches of a series differ by more than it varies by itself: Welch's interval of the difference of their
 * means. Neighbouring periods resemble each other, so that fewer of them are independent than there are; that is
 * allowed for.
 *
 * @param difference of the second mean to the first
 * @param low lower end of the interval that holds the true difference with a probability of 95 %
 * @param high upper end
 */
public record Comparison(double difference, double low, double high) {

    /** With fewer on either side nothing can be said. */
    public static final int FEWEST = 3;

    /** By which do-nothing pairs of real series come out as they should (benchmarks, statistics). */
    private static final double APART = 0.75;

    private static final double SIDE = 0.975;

    /** Compares; both with at least {@link #FEWEST} values. */
    public static Comparison of(double[] before, double[] after) {
        double alike = alike(before, after);
        double first = Samples.variance(before) / independent(before.length, alike);
        double second = Samples.variance(after) / independent(after.length, alike);
        double difference = Samples.mean(after) - Samples.mean(before);
        double sum = first + second;
        if (sum == 0) {
            return new Comparison(difference, difference, difference);
        }
        double freedom = sum
                * sum
                / (first * first / (independent(before.length, alike) - 1)
                        + second * second / (independent(after.length, alike) - 1));
        double reach = TDistribution.of(Math.max(1, freedom)).inverseCumulativeProbability(SIDE) * Math.sqrt(sum);
        return new Comparison(difference, difference - reach, difference + reach);
    }

    /** Whether the interval leaves no difference out. */
    public boolean isMoreThanNoise() {
        return low > 0 || high < 0;
    }

    /**
     * Told mostly by each stretch for itself, which understates slow rise and fall, and partly by the whole course, which
     * takes a real difference for them.
     */
    private static double alike(double[] before, double[] after) {
        double[] course = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, course, before.length, after.length);
        double apart = (before.length * Samples.alike(before) + after.length * Samples.alike(after)) / course.length;
        return APART * apart + (1 - APART) * Samples.alike(course);
    }

    private static double independent(int values, double alike) {
        return Math.max(2, values / Samples.persistence(alike));
    }
}
