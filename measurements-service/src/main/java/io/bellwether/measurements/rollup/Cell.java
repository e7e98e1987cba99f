package io.bellwether.measurements.rollup;

import io.bellwether.measurements.fact.State;
import java.math.BigDecimal;

/** What the measured facts of one series within some time come to. Times are microseconds since 1970. */
public final class Cell {

    /** The empty one. */
    public static final Cell EMPTY = new Cell();

    public int count;
    public int withdrawn;
    public int notYet;
    public int suppressed;
    public double min = Double.POSITIVE_INFINITY;
    public double max = Double.NEGATIVE_INFINITY;
    public long firstAt;
    public long lastAt;
    public double first;
    public double last;

    /** How many values are lower than the one before them. */
    public int falls;

    /** When the newest change of these facts was recorded. */
    public long changedAt;

    private ExactSum sum;
    private Weights weights;

    /** Only where some measurement stands for another number of observations than one. */
    private static final class Weights {
        private final ExactSum total = new ExactSum();
        private double first = 1;
        private double last = 1;
    }

    /** A stored cell. */
    static Cell stored(BigDecimal sum, BigDecimal weight, int count, double firstWeight, double lastWeight) {
        Cell cell = new Cell();
        cell.count = count;
        cell.sum = new ExactSum(sum);
        if (weight.compareTo(BigDecimal.valueOf(count)) != 0 || firstWeight != 1 || lastWeight != 1) {
            cell.weights = new Weights();
            cell.weights.total.add(weight);
            cell.weights.first = firstWeight;
            cell.weights.last = lastWeight;
        }
        return cell;
    }

    /** One of this sum; everything else of it is for the caller to set. */
    static Cell of(long sum, int scale) {
        Cell cell = new Cell();
        cell.sum = new ExactSum();
        cell.sum.add(sum, scale);
        return cell;
    }

    /** Whether it is one measurement, which stands for one observation, and nothing else. */
    boolean isSingle() {
        return count == 1 && isUsual();
    }

    /** Whether it has measurements only, each of one observation, whose sum is a whole number of some scale. */
    boolean isUsual() {
        return count > 0 && withdrawn + notYet + suppressed == 0 && weights == null && sum.isSmall();
    }

    /** Adds the next fact, measured or said to be absent, in the order of time. */
    void add(State state, long at, double value, double weight) {
        switch (state) {
            case MEASURED -> add(at, value, weight);
            case WITHDRAWN -> withdrawn++;
            case NOT_YET -> notYet++;
            case SUPPRESSED -> suppressed++;
        }
    }

    /** Adds the next measured one in the order of time; {@code weight} is NaN where it is one. */
    void add(long at, double value, double weight) {
        if (sum == null) {
            sum = new ExactSum();
        }
        if (count == 0) {
            firstAt = at;
            first = value;
        } else if (value < last) {
            falls++;
        }
        lastAt = at;
        last = value;
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (Double.isNaN(weight)) {
            sum.add(value);
        } else {
            sum.add(ExactSum.product(value, weight));
        }
        if (weights == null && !Double.isNaN(weight)) {
            weights = new Weights();
            weights.total.add(BigDecimal.valueOf(count));
        }
        count++;
        if (weights != null) {
            double counted = Double.isNaN(weight) ? 1 : weight;
            weights.total.add(counted);
            weights.last = counted;
            if (count == 1) {
                weights.first = counted;
            }
        }
    }

    /** Σ value · weight. */
    public BigDecimal sum() {
        return sum == null ? BigDecimal.ZERO : sum.value();
    }

    /** Σ weight. */
    public BigDecimal weight() {
        return weights == null ? BigDecimal.valueOf(count) : weights.total.value();
    }

    public double firstWeight() {
        return weights == null ? 1 : weights.first;
    }

    public double lastWeight() {
        return weights == null ? 1 : weights.last;
    }

    /** The scale of a usual one's sum. */
    int sumScale() {
        return sum.scale();
    }

    /** The sum of a usual one as a whole number of its scale. */
    long sumDigits() {
        return sum.at(sum.scale());
    }

    /** Adds this to a total. */
    public void addTo(ExactSum sums, ExactSum weightSums) {
        if (sum != null) {
            sums.add(sum);
        }
        if (weights == null) {
            weightSums.add(count);
        } else {
            weightSums.add(weights.total);
        }
    }
}
