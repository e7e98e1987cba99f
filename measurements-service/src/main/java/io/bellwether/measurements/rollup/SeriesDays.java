package io.bellwether.measurements.rollup;

import java.util.Arrays;

/**
 * The days of one series that have facts, ascending. Days of one measurement take some 30 bytes, others some 80, what is rare
 * in them some 100 more.
 */
public final class SeriesDays {

    /** A series without facts. */
    public static final SeriesDays NONE = new SeriesDays();

    private int size;
    private int[] days = new int[0];
    private long[] firstAt = new long[0];
    private long[] changedAt = new long[0];
    private double[] first = new double[0];

    /** What days of several measurements have beside their first one; null while there is none of them. */
    private SeveralADay several;

    /** Days of which more is to be said; null while there is none of them. */
    private Cell[] rare;

    private volatile RunningTotals totals;

    public int size() {
        return size;
    }

    public int day(int index) {
        return days[index];
    }

    /** What the facts of a day come to; not to be changed. */
    public Cell cell(int index) {
        if (rare != null && rare[index] != null) {
            return rare[index];
        }
        Cell cell;
        if (several == null || several.count(index) == 0) {
            cell = new Cell();
            cell.add(firstAt[index], first[index], Double.NaN);
        } else {
            cell = several.cell(index);
            cell.firstAt = firstAt[index];
            cell.first = first[index];
        }
        cell.changedAt = changedAt[index];
        return cell;
    }

    /** How many measurements a day has. */
    public int count(int index) {
        if (rare != null && rare[index] != null) {
            return rare[index].count;
        }
        return several == null || several.count(index) == 0 ? 1 : several.count(index);
    }

    /** When the last measurement of a day was; only where it has one. */
    public long lastAt(int index) {
        if (rare != null && rare[index] != null) {
            return rare[index].lastAt;
        }
        return several == null || several.count(index) == 0 ? firstAt[index] : several.lastAt(index);
    }

    /** Whether no day has anything rare: every measurement stands for one observation, and none is said to be absent. */
    boolean isUsual() {
        return rare == null;
    }

    /** Adds what a day comes to; false, and nothing is added, where a measurement of it is said to be absent. */
    boolean addTo(int index, ExactSum sums, ExactSum weights) {
        Cell special = rare == null ? null : rare[index];
        if (special != null) {
            if (special.withdrawn + special.notYet + special.suppressed > 0) {
                return false;
            }
            special.addTo(sums, weights);
        } else if (several == null || several.count(index) == 0) {
            sums.add(first[index]);
            weights.add(1, 0);
        } else {
            several.addSum(index, sums);
            weights.add(several.count(index), 0);
        }
        return true;
    }

    /** When the newest change of a day was recorded. */
    long changedAt(int index) {
        return changedAt[index];
    }

    /** The index of the first day that is not before the given one. */
    public int from(int day) {
        int found = Arrays.binarySearch(days, 0, size, day);
        return found >= 0 ? found : -found - 1;
    }

    /** The cell of a day, or null. */
    public Cell ofDay(int day) {
        int found = Arrays.binarySearch(days, 0, size, day);
        return found >= 0 ? cell(found) : null;
    }

    /**
     * Adds whole days from one index until before another to totals.
     *
     * @return how many measurements these are, or -1 when they have to be gone through one by one
     */
    public long addRun(int from, int to, ExactSum sum, ExactSum weight) {
        RunningTotals running = totals;
        if (running == null) {
            running = RunningTotals.of(this);
            totals = running;
        }
        return running == RunningTotals.NONE ? -1 : running.add(from, to, sum, weight);
    }

    /** Puts a day in its place; what stood there goes. */
    public void put(int day, Cell cell) {
        totals = null;
        int found = size > 0 && days[size - 1] < day ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
        int at = found >= 0 ? found : -found - 1;
        if (found < 0) {
            makeRoom(at);
            days[at] = day;
        }
        firstAt[at] = cell.firstAt;
        first[at] = cell.first;
        changedAt[at] = cell.changedAt;
        boolean single = cell.isSingle();
        if (several == null && !single && cell.isUsual()) {
            several = new SeveralADay(days.length);
        }
        if (several != null) {
            several.clear(at);
        }
        if (rare != null) {
            rare[at] = null;
        }
        if (single) {
            return;
        }
        if (cell.isUsual()) {
            several.put(at, cell);
        } else {
            rare = rare == null ? new Cell[days.length] : rare;
            rare[at] = cell;
        }
    }

    private void makeRoom(int at) {
        if (size == days.length) {
            resize(Math.max(8, size + size / 2));
        }
        int behind = size - at;
        if (behind > 0) {
            System.arraycopy(days, at, days, at + 1, behind);
            System.arraycopy(firstAt, at, firstAt, at + 1, behind);
            System.arraycopy(changedAt, at, changedAt, at + 1, behind);
            System.arraycopy(first, at, first, at + 1, behind);
            if (several != null) {
                several.move(at, at + 1, behind);
            }
            if (rare != null) {
                System.arraycopy(rare, at, rare, at + 1, behind);
            }
        }
        size++;
    }

    private void resize(int length) {
        days = Arrays.copyOf(days, length);
        firstAt = Arrays.copyOf(firstAt, length);
        changedAt = Arrays.copyOf(changedAt, length);
        first = Arrays.copyOf(first, length);
        several = several == null ? null : several.resized(length);
        rare = rare == null ? null : Arrays.copyOf(rare, length);
    }

    /** Gives back what is kept for days to come. */
    void trim() {
        if (days.length > size) {
            resize(size);
        }
    }

    /** The same days, which can be changed without changing these. */
    public SeriesDays copy() {
        SeriesDays copy = new SeriesDays();
        copy.size = size;
        copy.days = days;
        copy.firstAt = firstAt;
        copy.changedAt = changedAt;
        copy.first = first;
        copy.several = several;
        copy.rare = rare;
        copy.resize(size + 4);
        return copy;
    }
}
