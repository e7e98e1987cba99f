package io.bellwether.measurements.incident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a figure with the usual one: the median of the same hour or day of the weeks before. It is out of course when it is
 * so many times as large (or as small), and by so much at least, that neither noise nor tiny numbers explain it.
 *
 * @param upwards whether a rise is looked for, else a fall
 * @param factor how many times as much, above 1
 * @param minimum by how much at least
 */
record RatioDetector(boolean upwards, BigDecimal factor, BigDecimal minimum) {

    /** Weeks that tell what is usual. */
    static final int WEEKS = 6;

    /** Fewer weeks than this tell nothing. */
    private static final int WEEKS_NEEDED = 3;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** An hour or a day: its figure and those of the same place in the weeks before; null and left out where absent. */
    record Slot(Instant from, Instant to, BigDecimal value, List<BigDecimal> before) {}

    /**
     * A stretch out of course.
     *
     * @param peak the slot that is furthest out
     * @param usual what would have been usual there
     */
    record Episode(Instant onset, Instant until, Slot peak, BigDecimal usual) {}

    /** What is usual in a slot; null where too few weeks tell. */
    static BigDecimal usual(Slot slot) {
        List<BigDecimal> sorted = slot.before().stream().sorted().toList();
        if (sorted.size() < WEEKS_NEEDED) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
    }

    boolean isOut(Slot slot) {
        BigDecimal usual = usual(slot);
        if (usual == null || slot.value() == null) {
            return false;
        }
        BigDecimal more = upwards ? slot.value() : usual;
        BigDecimal less = upwards ? usual : slot.value();
        return more.subtract(less).compareTo(minimum) >= 0
                && more.compareTo(less) > 0
                && more.compareTo(less.multiply(factor)) >= 0;
    }

    /** Stretches out of course, in the order of time; what lies no further apart than the cool-down is one. */
    List<Episode> episodes(List<Slot> slots, Duration coolDown) {
        List<Episode> episodes = new ArrayList<>();
        for (Slot slot : slots) {
            if (!isOut(slot)) {
                continue;
            }
            Episode last = episodes.isEmpty() ? null : episodes.getLast();
            if (last == null || last.until().plus(coolDown).isBefore(slot.from())) {
                episodes.add(new Episode(slot.from(), slot.to(), slot, usual(slot)));
            } else {
                boolean further = distance(slot).compareTo(distance(last.peak())) > 0;
                episodes.set(
                        episodes.size() - 1,
                        new Episode(
                                last.onset(),
                                slot.to(),
                                further ? slot : last.peak(),
                                further ? usual(slot) : last.usual()));
            }
        }
        return episodes;
    }

    private static BigDecimal distance(Slot slot) {
        return slot.value().subtract(usual(slot)).abs();
    }
}
