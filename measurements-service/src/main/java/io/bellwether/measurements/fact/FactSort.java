package io.bellwether.measurements.fact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Sorts many facts. They are brought nearly into their order by one number each, which the processor compares without
 * touching a fact; what is left to the comparator is little more than looking whether that is right.
 */
final class FactSort {

    /** Below it the comparator alone is as fast. */
    private static final int FEW = 64;

    private FactSort() {}

    /**
     * Sorts in place.
     *
     * @param rough never falling in the order of the comparator
     */
    static void sort(List<Fact> facts, ToIntFunction<Fact> rough, Comparator<Fact> order) {
        if (facts.size() < FEW) {
            facts.sort(order);
            return;
        }
        Fact[] given = facts.toArray(Fact[]::new);
        long[] places = new long[given.length];
        for (int i = 0; i < given.length; i++) {
            places[i] = (long) rough.applyAsInt(given[i]) << 32 | i;
        }
        Arrays.sort(places);
        Fact[] sorted = new Fact[given.length];
        for (int i = 0; i < given.length; i++) {
            sorted[i] = given[(int) places[i]];
        }
        Arrays.sort(sorted, order);
        for (int i = 0; i < sorted.length; i++) {
            facts.set(i, sorted[i]);
        }
    }
}
