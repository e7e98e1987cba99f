package io.bellwether.measurements.aggregate;

import io.bellwether.measure.Value;
import io.bellwether.measurements.rollup.ExactSum;
import io.bellwether.measurements.rollup.Sketches;
import io.bellwether.measurements.rollup.ValueSketch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The smallest value at which the summed weight reaches a share of all. Sketches are taken apart into their values and
 * weights, so that the same sketches give the same answer whatever their order; their errors do not add up.
 */
final class ValuePool implements Pooled.Pool {

    /** Facts without a sketch are kept one by one up to here; beyond, they become a sketch of their own. */
    private static final int MAX_KEPT = 1_000_000;

    private final int share;
    private double[] values = new double[64];
    private double[] weights = new double[64];
    private int size;
    private ValueSketch overflow;
    private boolean sketched;

    ValuePool(int share) {
        this.share = share;
    }

    @Override
    public void fact(double value, double weight, long actor, int epoch) {
        if (size < MAX_KEPT || weight != Math.rint(weight)) {
            add(value, weight);
            return;
        }
        if (overflow == null) {
            overflow = new ValueSketch();
        }
        overflow.add(value, (long) weight);
    }

    @Override
    public void sketch(Sketches.DaySketch sketch) {
        sketched |= sketch.isEstimate();
        sketch.eachValue((weight, value) -> add(value, weight));
    }

    private void add(double value, double weight) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        values[size] = value;
        weights[size++] = weight;
    }

    @Override
    public Pooled.Answer answer() {
        if (overflow != null) {
            sketched = true;
            overflow.each((weight, value) -> add(value, weight));
            overflow = null;
        }
        BigDecimal bound = sketched ? BigDecimal.valueOf(ValueSketch.rankError()) : null;
        boolean plain = true;
        ExactSum total = new ExactSum();
        for (int i = 0; i < size; i++) {
            plain &= weights[i] == 1;
            total.add(weights[i]);
        }
        return new Pooled.Answer(Value.of(ExactSum.decimal(plain ? ranked() : weighed(total))), bound);
    }

    /** Where every value counts once, its place decides. */
    private double ranked() {
        Arrays.sort(values, 0, size);
        long place = ((long) size * share + 99) / 100;
        return values[(int) Math.max(place, 1) - 1];
    }

    private double weighed(ExactSum total) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        BigDecimal enough = total.value().multiply(BigDecimal.valueOf(share));
        ExactSum reached = new ExactSum();
        for (int i : order) {
            reached.add(weights[i]);
            if (reached.value().multiply(BigDecimal.valueOf(100)).compareTo(enough) >= 0) {
                return values[i];
            }
        }
        throw new IllegalStateException("all weight together reaches every share of it");
    }
}
