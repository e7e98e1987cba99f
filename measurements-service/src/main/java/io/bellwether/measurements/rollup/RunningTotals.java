package io.bellwether.measurements.rollup;

/**
 * Totals of the days of a series up to each of them, so that any run of whole days costs two look-ups. Exact: where the
 * sums do not fit into whole numbers of one scale there are none, and days are added up one by one.
 */
final class RunningTotals {

    /** What cannot be held this way. */
    static final RunningTotals NONE = new RunningTotals(new long[0], new Column(0), null);

    private final long[] counts;
    private final Column sums;

    /** Null where every measurement stands for one observation. */
    private final Column weights;

    private RunningTotals(long[] counts, Column sums, Column weights) {
        this.counts = counts;
        this.sums = sums;
        this.weights = weights;
    }

    /** A sum as it was after each day, as whole numbers of one scale. */
    private static final class Column {
        private final ExactSum running = new ExactSum();
        private final long[] values;
        private int scale;

        Column(int days) {
            values = new long[days + 1];
        }

        /**
         * Keeps what the sum is after so many days.
         *
         * @throws ArithmeticException when it does not fit
         */
        void keep(int days) {
            for (; scale < running.scale(); scale++) {
                for (int i = 0; i < days; i++) {
                    values[i] = Math.multiplyExact(values[i], 10L);
                }
            }
            values[days] = running.at(scale);
        }

        void add(int from, int to, ExactSum into) {
            into.add(values[to] - values[from], scale);
        }
    }

    static RunningTotals of(SeriesDays days) {
        int size = days.size();
        long[] counts = new long[size + 1];
        Column sums = new Column(size);
        Column weights = days.isUsual() ? null : new Column(size);
        ExactSum weighed = weights == null ? new ExactSum() : weights.running;
        try {
            for (int i = 0; i < size; i++) {
                if (!days.addTo(i, sums.running, weighed)) {
                    return NONE;
                }
                counts[i + 1] = counts[i] + days.count(i);
                sums.keep(i + 1);
                if (weights != null) {
                    weights.keep(i + 1);
                }
            }
        } catch (ArithmeticException beyondLongs) {
            return NONE;
        }
        return new RunningTotals(counts, sums, weights);
    }

    /** Adds the days from one index until before another; gives how many measurements these are. */
    long add(int from, int to, ExactSum sum, ExactSum weight) {
        long count = counts[to] - counts[from];
        sums.add(from, to, sum);
        if (weights == null) {
            weight.add(count, 0);
        } else {
            weights.add(from, to, weight);
        }
        return count;
    }
}
