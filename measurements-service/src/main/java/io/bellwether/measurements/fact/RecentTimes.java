package io.bellwether.measurements.fact;

import java.util.Arrays;

/**
 * The latest times at which a series has a measurement without a key: all of them beyond a moment, and nothing is known of
 * that moment and before. Bounded: batches of one feed come a little out of order, not by days.
 */
final class RecentTimes {

    private long since;
    private long[] times = new long[4];
    private int size;

    /**
     * @param since beyond it there is no measurement
     */
    RecentTimes(long since) {
        this.since = since;
    }

    RecentTimes copy() {
        RecentTimes copy = new RecentTimes(since);
        copy.times = times.clone();
        copy.size = size;
        return copy;
    }

    /** False: there is none. True: there is one, or it has to be looked for. */
    boolean mayHave(long at) {
        return at <= since || size > 0 && at <= times[size - 1] && Arrays.binarySearch(times, 0, size, at) >= 0;
    }

    /**
     * Takes in a time.
     *
     * @param most how many are remembered
     */
    void add(long at, int most) {
        if (at <= since) {
            return;
        }
        int place = size;
        if (size > 0 && at <= times[size - 1]) {
            int found = Arrays.binarySearch(times, 0, size, at);
            if (found >= 0) {
                return;
            }
            place = -found - 1;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        System.arraycopy(times, place, times, place + 1, size - place);
        times[place] = at;
        size++;
        int tooMany = size - most;
        if (tooMany > 0) {
            since = times[tooMany - 1];
            System.arraycopy(times, tooMany, times, 0, most);
            size = most;
        }
    }
}
