package io.bellwether.measurements.rollup;

/**
 * Totals of the days of a series up to each of them, so that any run of whole days costs two look-ups. Exact: where the
 * sums do not fit into whole numbers of one scale there are none, and days are added up one by one.
 */
final class RunningTotals {

    /** What cannot be held this way. */
    static final RunningTotals NONE = new RunningTotals(0);

    private final long[] counts;
    private final long[] sums;
    private final long[] weights;
    private int sumScale;
    private int weightScale;

    private RunningTotals(int days) {
        counts = new long[days + 1];
        sums = new long[days + 1];
        weights = new long[days + 1];
    }

    static RunningTotals of(Cell[] cells, int size) {
        RunningTotals totals = new RunningTotals(size);
        for (int i = 0; i < size; i++) {
            if (cells[i].withdrawn + cells[i].notYet + cells[i].suppressed > 0) {
                return NONE;
            }
            totals.sumScale = Math.max(totals.sumScale, cells[i].sumScale());
            totals.weightScale = Math.max(totals.weightScale, cells[i].weightScale());
        }
        try {
            for (int i = 0; i < size; i++) {
                totals.counts[i + 1] = totals.counts[i] + cells[i].count;
                totals.sums[i + 1] = Math.addExact(totals.sums[i], cells[i].sumAt(totals.sumScale));
                totals.weights[i + 1] = Math.addExact(totals.weights[i], cells[i].weightAt(totals.weightScale));
            }
        } catch (ArithmeticException beyondLongs) {
            return NONE;
        }
        return totals;
    }

    /** Adds the days from one index until before another; gives how many measurements these are. */
    long add(int from, int to, ExactSum sum, ExactSum weight) {
        sum.add(sums[to] - sums[from], sumScale);
        weight.add(weights[to] - weights[from], weightScale);
        return counts[to] - counts[from];
    }
}
