package io.bellwether.measurements.fact;

import java.util.Arrays;

/** Days of series: series in the high, epoch day in the low 32 bits of a long; 0 is none, since ids of series begin at 1. */
public final class CellSet {

    private long[] table = new long[64];
    private int size;
    private long last;

    public static long cell(int series, int day) {
        return (long) series << 32 | day & 0xffffffffL;
    }

    public static int series(long cell) {
        return (int) (cell >>> 32);
    }

    public static int day(long cell) {
        return (int) cell;
    }

    public void add(long cell) {
        if (cell == last) {
            return;
        }
        last = cell;
        if ((size + 1) * 2 > table.length) {
            grow();
        }
        if (put(table, cell)) {
            size++;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Those that are not in another set, ascending. */
    public long[] without(CellSet other) {
        return Arrays.stream(sorted()).filter(cell -> !other.contains(cell)).toArray();
    }

    public boolean contains(long cell) {
        int mask = table.length - 1;
        int slot = slot(cell, mask);
        while (table[slot] != 0) {
            if (table[slot] == cell) {
                return true;
            }
            slot = slot + 1 & mask;
        }
        return false;
    }

    private static int slot(long cell, int mask) {
        return (int) ((cell * 0x9e3779b97f4a7c15L) >>> 32) & mask;
    }

    /** The same days, those of one day together: that is how facts are stored. */
    public static long[] byDay(long[] cells) {
        return Arrays.stream(cells)
                .map(cell -> Long.rotateLeft(cell, Integer.SIZE))
                .sorted()
                .map(cell -> Long.rotateLeft(cell, Integer.SIZE))
                .toArray();
    }

    /** All of them, ascending. */
    public long[] sorted() {
        long[] all = new long[size];
        int at = 0;
        for (long cell : table) {
            if (cell != 0) {
                all[at++] = cell;
            }
        }
        Arrays.sort(all);
        return all;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long cell : table) {
            if (cell != 0) {
                put(larger, cell);
            }
        }
        table = larger;
    }

    private static boolean put(long[] into, long cell) {
        int mask = into.length - 1;
        int slot = slot(cell, mask);
        while (into[slot] != 0) {
            if (into[slot] == cell) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        into[slot] = cell;
        return true;
    }
}
