package io.bellwether.measurements.rollup;

/** What days of several measurements have beside their first one, in columns; of a day of one the count here is 0. */
final class SeveralADay {

    private final int[] count;
    private final int[] falls;
    private final long[] lastAt;
    private final double[] last;
    private final double[] min;
    private final double[] max;
    private final long[] sum;
    private final byte[] sumScale;

    SeveralADay(int length) {
        count = new int[length];
        falls = new int[length];
        lastAt = new long[length];
        last = new double[length];
        min = new double[length];
        max = new double[length];
        sum = new long[length];
        sumScale = new byte[length];
    }

    private Object[] columns() {
        return new Object[] {count, falls, lastAt, last, min, max, sum, sumScale};
    }

    /** The same with room for so many days. */
    SeveralADay resized(int length) {
        SeveralADay resized = new SeveralADay(length);
        for (int i = 0; i < columns().length; i++) {
            System.arraycopy(columns()[i], 0, resized.columns()[i], 0, Math.min(count.length, length));
        }
        return resized;
    }

    int count(int at) {
        return count[at];
    }

    long lastAt(int at) {
        return lastAt[at];
    }

    void addSum(int at, ExactSum sums) {
        sums.add(sum[at], sumScale[at]);
    }

    void clear(int at) {
        count[at] = 0;
    }

    void move(int from, int to, int length) {
        for (Object column : columns()) {
            System.arraycopy(column, from, column, to, length);
        }
    }

    void put(int at, Cell cell) {
        count[at] = cell.count;
        falls[at] = cell.falls;
        lastAt[at] = cell.lastAt;
        last[at] = cell.last;
        min[at] = cell.min;
        max[at] = cell.max;
        sum[at] = cell.sumDigits();
        sumScale[at] = (byte) cell.sumScale();
    }

    /** What a day comes to; its first measurement and its change are for the caller to set. */
    Cell cell(int at) {
        Cell cell = Cell.of(sum[at], sumScale[at]);
        cell.count = count[at];
        cell.falls = falls[at];
        cell.lastAt = lastAt[at];
        cell.last = last[at];
        cell.min = min[at];
        cell.max = max[at];
        return cell;
    }
}
