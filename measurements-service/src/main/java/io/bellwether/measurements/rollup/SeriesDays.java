package io.bellwether.measurements.rollup;

import java.util.Arrays;

/** The days of one series that have facts, ascending. */
public final class SeriesDays {

    /** A series without facts. */
    public static final SeriesDays NONE = new SeriesDays();

    private int[] days = new int[0];
    private Cell[] cells = new Cell[0];
    private int size;
    private volatile RunningTotals totals;

    public int size() {
        return size;
    }

    public int day(int index) {
        return days[index];
    }

    public Cell cell(int index) {
        return cells[index];
    }

    /** The index of the first day that is not before the given one. */
    public int from(int day) {
        int found = Arrays.binarySearch(days, 0, size, day);
        return found >= 0 ? found : -found - 1;
    }

    /** The cell of a day, or null. */
    public Cell ofDay(int day) {
        int found = Arrays.binarySearch(days, 0, size, day);
        return found >= 0 ? cells[found] : null;
    }

    /**
     * Adds whole days from one index until before another to totals.
     *
     * @return how many measurements these are, or -1 when they have to be gone through one by one
     */
    public long addRun(int from, int to, ExactSum sum, ExactSum weight) {
        RunningTotals running = totals;
        if (running == null) {
            running = RunningTotals.of(cells, size);
            totals = running;
        }
        return running == RunningTotals.NONE ? -1 : running.add(from, to, sum, weight);
    }

    /** Puts a day in its place; what stood there goes. */
    public void put(int day, Cell cell) {
        totals = null;
        int found = size > 0 && days[size - 1] < day ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
        if (found >= 0) {
            cells[found] = cell;
            return;
        }
        int at = -found - 1;
        if (size == days.length) {
            int larger = Math.max(8, size + size / 2);
            days = Arrays.copyOf(days, larger);
            cells = Arrays.copyOf(cells, larger);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(cells, at, cells, at + 1, size - at);
        days[at] = day;
        cells[at] = cell;
        size++;
    }

    /** The same days, which can be changed without changing these. */
    public SeriesDays copy() {
        SeriesDays copy = new SeriesDays();
        copy.days = Arrays.copyOf(days, size + 4);
        copy.cells = Arrays.copyOf(cells, size + 4);
        copy.size = size;
        return copy;
    }
}
