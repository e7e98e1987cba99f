package io.bellwether.measurements.fact;

import io.bellwether.measurements.series.SeriesRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the change feed says of a commit: counts, and which days of which metrics are not what they were. Never values.
 *
 * @param changed ranges of local days, both ends inclusive, by metric and ascending
 */
record Recorded(String source, long accepted, long unchanged, long restated, List<Range> changed) {

    record Range(String metric, LocalDate from, LocalDate to) {}

    /** Days of a metric; mostly the same one again and again, of one series after the other. */
    private static final class Days {
        private final TreeSet<Integer> all = new TreeSet<>();
        private int last;

        void add(int day) {
            if (all.isEmpty() || day != last) {
                all.add(day);
                last = day;
            }
        }
    }

    static List<Range> changed(long[] cells, Map<String, LocalDate> complete, SeriesRegistry series) {
        Map<String, Days> days = new HashMap<>();
        for (long cell : cells) {
            days.computeIfAbsent(series.byId(CellSet.series(cell)).metric(), metric -> new Days())
                    .add(CellSet.day(cell));
        }
        complete.forEach((metric, day) ->
                days.computeIfAbsent(metric, key -> new Days()).add(Math.toIntExact(day.toEpochDay())));
        List<Range> ranges = new ArrayList<>();
        new TreeMap<>(days).forEach((metric, of) -> {
            int from = of.all.first();
            int to = from;
            for (int day : of.all) {
                if (day > to + 1) {
                    ranges.add(range(metric, from, to));
                    from = day;
                }
                to = day;
            }
            ranges.add(range(metric, from, to));
        });
        return ranges;
    }

    private static Range range(String metric, int from, int to) {
        return new Range(metric, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
    }
}
