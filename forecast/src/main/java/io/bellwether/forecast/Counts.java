package io.bellwether.forecast;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many there will be by a deadline. The rate has a gamma distribution (prior of Jeffreys), the count to come is
 * Poisson given the rate: together a negative binomial, in closed form. Counts that come in bursts vary more than
 * Poisson's; they are counted in bursts of the size by which their periods vary.
 */
public final class Counts {

    private static final double PRIOR = 0.5;

    /** A count stands for what lies within half of one around it. */
    private static final double HALF = 0.5;

    private static final double LOWER = 0.1;
    private static final double UPPER = 0.9;

    private final double shape;
    private final double success;
    private final double burst;
    private final double seen;

    /**
     * @param seen how many there were
     * @param elapsed over what time
     * @param left the time to come, in the same unit
     * @param dispersion variance over mean of the counts of whole periods; below 1 it counts as 1
     */
    public Counts(double seen, double elapsed, double left, double dispersion) {
        this.seen = seen;
        this.burst = Math.max(1, dispersion);
        this.shape = seen / burst + PRIOR;
        this.success = elapsed / (elapsed + left);
    }

    /**
     * By how much sums of counts vary more than Poisson's: variance over mean, more where a high count is followed by a
     * high one. 1 for fewer than two or for none at all.
     */
    public static double dispersion(double[] counts) {
        double mean = Samples.mean(counts);
        return counts.length < 2 || mean == 0
                ? 1
                : Samples.variance(counts) / mean * Samples.persistence(Samples.alike(counts));
    }

    /** The count at the deadline, and how probable it is to be at least so many. */
    public Estimate atLeast(double goal) {
        double missing = Math.ceil((goal - seen) / burst);
        double mean = shape * (1 - success) / success;
        return new Estimate(
                seen + burst * mean,
                seen + burst * quantile(LOWER),
                seen + burst * quantile(UPPER),
                missing <= 0 ? 1 : 1 - cumulative(missing - 1));
    }

    /** The smallest number of bursts to come whose cumulated probability reaches a share. */
    private double quantile(double share) {
        double probability = none();
        if (probability == 0) {
            return Math.max(0, manyToCome().inverseCumulativeProbability(share));
        }
        double sum = probability;
        double count = 0;
        while (sum < share) {
            probability *= (shape + count) / (count + 1) * (1 - success);
            count++;
            sum += probability;
        }
        return count;
    }

    /** The probability of at most so many bursts to come. */
    private double cumulative(double count) {
        double probability = none();
        if (probability == 0) {
            return manyToCome().cumulativeProbability(count + HALF);
        }
        double sum = probability;
        for (double k = 0; k < count; k++) {
            probability *= (shape + k) / (k + 1) * (1 - success);
            sum += probability;
        }
        return Math.min(1, sum);
    }

    /** The probability that none comes; 0 where it is too small for a number. */
    private double none() {
        return Math.exp(shape * Math.log(success));
    }

    /** What the distribution tends to when many are to come. */
    private NormalDistribution manyToCome() {
        double mean = shape * (1 - success) / success;
        return NormalDistribution.of(mean, Math.sqrt(mean / success));
    }
}
